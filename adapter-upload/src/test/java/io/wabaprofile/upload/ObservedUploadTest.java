package io.wabaprofile.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.port.UploadStatistics;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.rules.Variant;
import io.wabaprofile.testkit.wire.FaultProxy;
import io.wabaprofile.testkit.wire.ProxyFault;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** An interrupted upload, as an application sees it that gives the connection an observation registry only. */
class ObservedUploadTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> resentBytes = new CopyOnWriteArrayList<>();

    private ObservationRegistry observations() {
        ObservationRegistry observations = ObservationRegistry.create();
        observations
                .observationConfig()
                .observationHandler(new DefaultMeterObservationHandler(meters))
                .observationHandler(new ObservationHandler<>() {
                    @Override
                    public void onStop(Observation.Context context) {
                        KeyValue resent = context.getHighCardinalityKeyValue("resent.bytes");
                        if (resent != null) {
                            resentBytes.add(context.getName() + " " + resent.getValue());
                        }
                    }

                    @Override
                    public boolean supportsContext(Observation.Context context) {
                        return true;
                    }
                });
        return observations;
    }

    @Test
    void containsTheRetriesAndTheBytesThatWereSentAgain() {
        RecordingObserver observer = new RecordingObserver();
        try (Dialog360Simulator simulator = Dialog360Simulator.start();
                FaultProxy line = FaultProxy.inFrontOf(simulator.baseUri());
                ApiConnection connection = ApiConnection.to(line.baseUri())
                        .allowPlainHttpOnLoopback()
                        .sleeper(VirtualTime.startingAt(Instant.EPOCH))
                        .observations(observations())
                        .build()) {
            SimulatedAccount account = simulator.newAccount();
            simulator.enable(Variant.CUT_BODIES_DROPPED);
            line.on(request -> request.startsWith("POST /upload:"), ProxyFault.cutRequestAfter(200_000));

            UploadAdapter.connect(connection)
                    .uploader(ApiKey.of(account.key()))
                    .upload(MediaFile.of(new byte[300_000], "video/mp4"), observer);
        }

        UploadStatistics statistics = observer.statistics();
        assertThat(statistics.bytesResent()).isPositive();
        assertThat(resentBytes).containsExactly("waba.profile.call " + statistics.bytesResent());
        assertThat(meters.get("waba.profile.call.retries")
                        .tags("adapter", "upload", "operation", "send_upload")
                        .counter()
                        .count())
                .isEqualTo(1);
    }
}
