package io.wabaprofile.cloud;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.wabaprofile.benchmarks.Answers;
import io.wabaprofile.benchmarks.OurSubject;
import io.wabaprofile.benchmarks.Wire;
import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.http.internal.StubHost;
import io.wabaprofile.http.internal.request.Channel;
import io.wabaprofile.http.internal.request.HeaderCredential;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileUpdate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A call through all our layers without a network, compared with Jackson alone. One thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(time = 1)
public class LayersBenchmark {
    private static final HeaderCredential KEY = new HeaderCredential("D360-API-KEY", "measured-key-of-channel-0");
    private static final Channel CHANNEL = new Channel(() -> KEY, "");

    private final ObjectMapper mapper = Wire.mapper();
    private final byte[] document = Answers.profile().getBytes(StandardCharsets.UTF_8);
    private final Wire.Update message = Wire.update();
    private final ProfileUpdate update = OurSubject.update();
    private final ProfileGateway reading = gateway(document);
    private final ProfileGateway writing = gateway(Answers.success().getBytes(StandardCharsets.UTF_8));

    private static ProfileGateway gateway(byte[] answer) {
        ApiClient<CloudApi> client = StubHost.client(CloudApi.class, answer);
        return new CloudProfileGateway(client, CHANNEL);
    }

    @Benchmark
    public Object readWithJacksonAlone() throws IOException {
        return mapper.readValue(document, Wire.Answer.class);
    }

    @Benchmark
    public BusinessProfile readWithOurs() {
        return reading.fetch();
    }

    @Benchmark
    public byte[] writeWithJacksonAlone() throws IOException {
        return mapper.writeValueAsBytes(message);
    }

    @Benchmark
    public void writeWithOurs() {
        writing.apply(update);
    }
}
