package io.wabaprofile.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.profile.MediaFile;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one upload counts as sent again. */
class TransferProgressTest {
    private static final MediaFile FILE = MediaFile.of(new byte[100], "image/png");

    private final ApiConnection connection = ApiConnection.to(URI.create("http://127.0.0.1:9"))
            .allowPlainHttpOnLoopback()
            .build();
    private final TransferProgress sent = new TransferProgress(
            FILE, new ObserverNotifier(UploadObserver.NONE, connection.client(UploadApi.class)), true);

    @BeforeEach
    void open() {
        sent.begin(UploadSession.opened(new byte[] {'u'}, FILE, Instant.EPOCH));
    }

    @AfterEach
    void close() {
        connection.close();
    }

    private void send(long offset, int count) throws IOException {
        try (FileContent content = sent.contentFrom(offset)) {
            assertThat(content.readNBytes(count)).hasSize(count);
        }
    }

    @Test
    void oneWayThroughTheFileSendsNothingAgain() throws IOException {
        send(0, 100);

        assertThat(sent.resent()).isZero();
        assertThat(sent.statistics().bytesSent()).isEqualTo(100);
    }

    @Test
    void whatOverlapsWasSentAgain() throws IOException {
        send(0, 60);
        send(40, 60);

        assertThat(sent.resent()).isEqualTo(20);
    }

    @Test
    void whatTheServerHadFromAnEarlierCallWasNotSentAgain() throws IOException {
        send(40, 10);
        send(90, 10);

        assertThat(sent.resent()).isZero();
        assertThat(sent.statistics().bytesSent()).isEqualTo(20);
    }

    @Test
    void nothingWasSentAgainWhereNothingWasSent() {
        sent.contentFrom(40).close();
        sent.contentFrom(100).close();

        assertThat(sent.resent()).isZero();
    }

    @Test
    void aNewSessionSendsAgainOnlyWhatThisCallHadSent() throws IOException {
        send(40, 10);
        send(90, 10);
        send(0, 100);

        assertThat(sent.resent()).isEqualTo(20);
    }

    @Test
    void eachPassageOverTheSameBytesCounts() throws IOException {
        send(0, 50);
        send(0, 50);
        send(0, 100);

        assertThat(sent.resent()).isEqualTo(100);
    }
}
