package io.wabaprofile.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.profile.MediaFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an attempt still gives that nobody waits for any more. */
class FileContentTest {
    private static final byte[] BYTES = new byte[100];

    private final ApiConnection connection = ApiConnection.to(URI.create("http://127.0.0.1:9"))
            .allowPlainHttpOnLoopback()
            .build();

    @AfterEach
    void close() {
        connection.close();
    }

    @Test
    void givesNothingAfterItsEndEvenIfItsSourceWould() throws IOException {
        MediaFile file = MediaFile.of(BYTES.length, "image/png", offset -> new ByteArrayInputStream(BYTES));
        TransferProgress sent = new TransferProgress(
                file, new ObserverNotifier(UploadObserver.NONE, connection.client(UploadApi.class)), true);
        sent.begin(UploadSession.opened(new byte[] {'u'}, file, Instant.EPOCH));
        FileContent content = sent.contentFrom(0);
        assertThat(content.readNBytes(10)).hasSize(10);

        content.close();

        assertThatIOException().isThrownBy(() -> content.read(new byte[10], 0, 10));
        assertThat(sent.statistics().bytesSent()).isEqualTo(10);
    }
}
