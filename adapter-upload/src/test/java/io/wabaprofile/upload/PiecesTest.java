package io.wabaprofile.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import org.junit.jupiter.api.Test;

/** How a file's pieces are handed to whoever sends them. */
class PiecesTest {
    private static final byte[] BYTES = new byte[300_000];

    static {
        new Random(20261123).nextBytes(BYTES);
    }

    private static Receiver receiving(InputStream content) {
        Receiver receiver = new Receiver();
        new Pieces(content, BYTES.length).subscribe(receiver);
        return receiver;
    }

    @Test
    void givesAsManyPiecesAsAreAskedFor() {
        Receiver receiver = receiving(new ByteArrayInputStream(BYTES));
        assertThat(receiver.sizes).isEmpty();

        receiver.subscription.request(1);
        assertThat(receiver.sizes).hasSize(1);
        receiver.subscription.request(2);
        assertThat(receiver.sizes).hasSize(3);
        assertThat(receiver.ends).isEmpty();
    }

    @Test
    void givesEverythingAndThenItsEndOnce() {
        Receiver receiver = receiving(new ByteArrayInputStream(BYTES));

        receiver.subscription.request(Long.MAX_VALUE);
        receiver.subscription.request(Long.MAX_VALUE);

        assertThat(receiver.received.toByteArray()).isEqualTo(BYTES);
        assertThat(receiver.ends).containsExactly("complete");
    }

    @Test
    void isAskedForMoreWhileItGives() {
        Receiver receiver = receiving(new ByteArrayInputStream(BYTES));
        receiver.asksForMore = true;

        receiver.subscription.request(1);

        assertThat(receiver.received.toByteArray()).isEqualTo(BYTES);
        assertThat(receiver.ends).containsExactly("complete");
    }

    @Test
    void growsItsPiecesToAQuarterOfAMebibyte() {
        Receiver receiver = new Receiver();
        new Pieces(new ByteArrayInputStream(new byte[1_000_000]), 1_000_000).subscribe(receiver);

        receiver.subscription.request(Long.MAX_VALUE);

        assertThat(receiver.sizes).containsExactly(65_536, 65_536, 131_072, 262_144, 262_144, 213_568);
    }

    @Test
    void givesNothingToWhoHasGone() {
        Receiver receiver = receiving(new ByteArrayInputStream(BYTES));
        receiver.subscription.request(1);

        receiver.subscription.cancel();
        receiver.subscription.request(Long.MAX_VALUE);

        assertThat(receiver.sizes).hasSize(1);
        assertThat(receiver.ends).isEmpty();
    }

    @Test
    void tellsOnceThatItsSourceFails() {
        Receiver receiver = receiving(new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken disk");
            }
        });

        receiver.subscription.request(Long.MAX_VALUE);
        receiver.subscription.request(1);

        assertThat(receiver.ends).containsExactly("broken disk");
    }

    @Test
    void refusesARequestForNothing() {
        Receiver receiver = receiving(new ByteArrayInputStream(BYTES));

        receiver.subscription.request(0);
        receiver.subscription.request(1);

        assertThat(receiver.sizes).isEmpty();
        assertThat(receiver.ends).hasSize(1);
    }

    private static final class Receiver implements Subscriber<ByteBuffer> {
        private final ByteArrayOutputStream received = new ByteArrayOutputStream();
        private final List<Integer> sizes = new ArrayList<>();
        private final List<String> ends = new ArrayList<>();
        private Subscription subscription;
        private boolean asksForMore;

        @Override
        public void onSubscribe(Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(ByteBuffer piece) {
            sizes.add(piece.remaining());
            received.write(piece.array(), piece.position(), piece.remaining());
            if (asksForMore) {
                subscription.request(1);
            }
        }

        @Override
        public void onError(Throwable failure) {
            ends.add(failure.getMessage());
        }

        @Override
        public void onComplete() {
            ends.add("complete");
        }
    }
}
