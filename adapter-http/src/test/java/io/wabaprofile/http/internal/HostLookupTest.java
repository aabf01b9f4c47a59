package io.wabaprofile.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A resolver that takes for ever holds up nobody for longer than agreed. */
@Timeout(30)
class HostLookupTest {
    private static final URI BASE = URI.create("https://host.example");
    private static final long LONG = TimeUnit.MINUTES.toNanos(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private HostLookup deaf() {
        return new HostLookup(BASE, this::neverAnswer, threads);
    }

    private InetAddress neverAnswer(String name) throws UnknownHostException {
        asked.countDown();
        while (true) {
            try {
                never.await();
            } catch (InterruptedException notHeeded) {
                if (threads.isShutdown()) {
                    throw new UnknownHostException(name);
                }
            }
        }
    }

    private Sockets sockets() {
        return new Sockets(deaf(), null, LONG, System::nanoTime);
    }

    private static DirectRequest request() {
        DirectRequest request = new DirectRequest("GET", "/", "host.example", -1);
        request.body(null);
        return request;
    }

    @Test
    void findsTheAddressOfAName() throws Exception {
        InetAddress known = InetAddress.getByAddress("host.example", new byte[] {127, 0, 0, 9});

        InetSocketAddress found = new HostLookup(BASE, name -> known, threads).address(LONG);

        assertThat(found).isEqualTo(new InetSocketAddress(known, 443));
    }

    @Test
    void asksNobodyForAnAddressThatIsOneAlready() throws Exception {
        assertThat(new HostLookup(URI.create("http://127.0.0.1:8080"), this::neverAnswer, threads).address(LONG))
                .isEqualTo(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 8080));
        assertThat(new HostLookup(URI.create("http://[::1]"), this::neverAnswer, threads).address(LONG))
                .isEqualTo(new InetSocketAddress(InetAddress.getByName("::1"), 80));
    }

    @Test
    void tellsThatThereIsNoAddress() {
        HostLookup lookup = new HostLookup(
                BASE,
                name -> {
                    throw new UnknownHostException(name);
                },
                threads);

        assertThatThrownBy(() -> lookup.address(LONG)).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void waitsNoLongerThanAgreed() {
        assertThatThrownBy(() -> deaf().address(TimeUnit.MILLISECONDS.toNanos(20)))
                .isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void aCallEndsWithItsTimeThoughTheResolverDoesNotAnswer() {
        AttemptFailure failure = catchThrowableOfType(
                AttemptFailure.class, () -> sockets().send(request(), TimeUnit.MILLISECONDS.toNanos(20)));

        assertThat(failure.kind()).isEqualTo(FailureClass.TIMED_OUT);
    }

    @Test
    void anInterruptEndsACallThatWaitsForTheResolver() throws InterruptedException {
        Thread caller = Thread.currentThread();
        Thread interrupter = new Thread(() -> {
            try {
                asked.await();
                caller.interrupt();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        interrupter.start();

        AttemptFailure failure =
                catchThrowableOfType(AttemptFailure.class, () -> sockets().send(request(), LONG));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.kind()).isEqualTo(FailureClass.CANCELLED);
        interrupter.join();
    }

    @Test
    void closingEndsACallThatWaitsForTheResolver() throws InterruptedException {
        Sockets sockets = sockets();
        Thread closer = new Thread(() -> {
            try {
                asked.await();
                sockets.close();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        closer.start();

        AttemptFailure failure = catchThrowableOfType(AttemptFailure.class, () -> sockets.send(request(), LONG));

        assertThat(failure.kind()).isEqualTo(FailureClass.CANCELLED);
        closer.join();
    }
}
