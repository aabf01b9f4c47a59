package io.wabaprofile.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.port.UploadStatistics;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.ReceivedUpload;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.wire.FaultProxy;
import io.wabaprofile.testkit.wire.ProxyFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One schedule over real sockets, each call from a process of its own as far as memory goes. */
final class SocketTrial {
    private static final int MOST_CALLS = 8;
    private static final Predicate<String> SEND = line -> line.startsWith("POST /upload:");

    private final SocketSchedule schedule;
    private final byte[] content;
    private final MediaFile file;
    private final SimulatedAccount account;
    private final FaultProxy proxy;
    private @Nullable UploadSession saved;
    private long sent;
    private long again;
    private int calls;

    private SocketTrial(SocketSchedule schedule, Path folder, Dialog360Simulator simulator, FaultProxy proxy)
            throws IOException {
        this.schedule = schedule;
        this.proxy = proxy;
        content = schedule.content();
        file = MediaFile.of(Files.write(folder.resolve("file"), content), Schedule.MEDIA_TYPE)
                .named("file-" + schedule.seed());
        account = simulator.newAccount();
        for (ProxyFault fault : schedule.sends()) {
            proxy.on(SEND, fault);
        }
        for (ProxyFault fault : schedule.others()) {
            proxy.on(SEND.negate(), fault);
        }
    }

    /** @return how much was sent, and how much of it again */
    static long[] run(SocketSchedule schedule, Path folder, Dialog360Simulator simulator) throws IOException {
        try (FaultProxy proxy = FaultProxy.inFrontOf(simulator.baseUri())) {
            SocketTrial trial = new SocketTrial(schedule, folder, simulator, proxy);
            trial.run();
            return new long[] {trial.sent, trial.again, proxy.triggeredFaults()};
        }
    }

    private void run() {
        while (calls < MOST_CALLS) {
            calls++;
            int met = proxy.triggeredFaults();
            Stopping observer = new Stopping(
                    calls <= schedule.stops().size() ? schedule.stops().get(calls - 1) : Integer.MAX_VALUE);
            VirtualTime time = VirtualTime.startingAt(Instant.EPOCH);
            try (ApiConnection connection = ApiConnection.to(proxy.baseUri())
                    .allowPlainHttpOnLoopback()
                    .sleeper(time)
                    .nanoTime(time)
                    .clock(time)
                    .build()) {
                MediaUploader uploader = UploadAdapter.connect(connection).uploader(ApiKey.of(account.key()));
                assertArrived(
                        saved == null ? uploader.upload(file, observer) : uploader.resume(saved, file, observer),
                        observer);
                return;
            } catch (GatewayException failure) {
                boolean stopped = failure instanceof Cancelled && observer.left <= 0;
                assertThat(stopped || proxy.triggeredFaults() > met)
                        .as("%s had a cause", failure)
                        .isTrue();
                saved = observer.token == null ? saved : UploadSession.of(observer.token);
            }
        }
        throw new AssertionError("The file did not arrive in " + MOST_CALLS + " calls");
    }

    private void assertArrived(MediaHandle handle, Stopping observer) {
        String sha256 = observer.statistics.sha256().orElseThrow();
        assertThat(account.uploads()).isNotEmpty().allSatisfy(upload -> {
            assertThat(upload.length()).isEqualTo(content.length);
            assertThat(upload.sha256()).isEqualTo(sha256);
            upload.bytes().ifPresent(bytes -> assertThat(bytes).isEqualTo(content));
        });
        assertThat(new String(handle.verbatim(), StandardCharsets.US_ASCII).lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .startsWith("4:" + base64(file.name()) + ":" + base64(Schedule.MEDIA_TYPE) + ":"));
        UploadStatistics told = observer.statistics;
        assertThat(told.sessions()).isLessThanOrEqualTo(2);
        assertThat(told.bytesResent())
                .isBetween(0L, told.bytesSent())
                .isLessThanOrEqualTo((long) content.length * schedule.sends().size());
        if (calls == 1 && told.sessions() == 1) {
            ReceivedUpload arrived = account.uploads().get(0);
            assertThat(account.uploads()).hasSize(1);
            assertThat(told.bytesSent()).isGreaterThanOrEqualTo(arrived.bytesReceived());
            assertThat(told.bytesSent() - told.bytesResent()).isEqualTo(content.length);
        }
        sent = told.bytesSent();
        again = told.bytesResent();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Wants to stop when it was asked so often. */
    private static final class Stopping implements UploadObserver {
        private volatile int left;
        private volatile byte @Nullable [] token;
        private volatile UploadStatistics statistics;

        private Stopping(int questions) {
            left = questions;
        }

        @Override
        public void checkpoint(UploadSession session) {
            token = session.token();
        }

        @Override
        public void finished(UploadStatistics what) {
            statistics = what;
        }

        @Override
        public boolean cancelled() {
            int now = left - 1;
            left = now;
            return now <= 0;
        }
    }
}
