package io.wabaprofile.cloud;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.wabaprofile.benchmarks.Documents;
import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.http.internal.Channel;
import io.wabaprofile.http.internal.HeaderCredential;
import io.wabaprofile.http.internal.StubHost;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileUpdate;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What all our layers take without a network, beside Jackson alone. One thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LayersBenchmark {
    private static final HeaderCredential KEY = new HeaderCredential("D360-API-KEY", "measured-key-of-channel-0");
    private static final Channel CHANNEL = new Channel(() -> KEY, "");

    private final ObjectMapper mapper = Documents.mapper();
    private final byte[] document = Documents.profile();
    private final Object message = Documents.message();
    private final ProfileUpdate update = Documents.update();
    private final ProfileGateway reading = gateway(Documents.profile());
    private final ProfileGateway writing = gateway(Documents.success());

    private static ProfileGateway gateway(byte[] answer) {
        ApiClient<CloudApi> client = StubHost.client(CloudApi.class, answer);
        return new CloudProfileGateway(client, CHANNEL);
    }

    @Benchmark
    public Object readWithJacksonAlone() throws IOException {
        return mapper.readValue(document, Documents.ANSWER);
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
