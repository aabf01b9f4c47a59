package io.wabaprofile.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The JDK's client and Jackson, without retries, circuit breaker or metrics. */
final class BareSubject implements Subject {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final ObjectMapper mapper = ApiDocuments.mapper();
    private final ApiDocuments.Update update = ApiDocuments.update();

    BareSubject(String base) {
        this.base = base;
    }

    @Override
    public String read(int channel) throws Exception {
        HttpRequest request = request(ApiDocuments.PROFILE + "?fields=" + ApiDocuments.FIELDS, channel)
                .GET()
                .build();
        return mapper.readValue(send(request), ApiDocuments.ReadResponse.class).description();
    }

    @Override
    public void write(int channel) throws Exception {
        HttpRequest request = request(ApiDocuments.PROFILE, channel)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(mapper.writeValueAsBytes(update)))
                .build();
        mapper.readValue(send(request), ApiDocuments.Acknowledgement.class).check();
    }

    @Override
    public void sendPhoto(int channel) throws Exception {
        HttpRequest request = request(ApiDocuments.PHOTO, channel)
                .header("Content-Type", "image/png")
                .POST(BodyPublishers.ofByteArray(ApiDocuments.photo()))
                .build();
        send(request);
    }

    private HttpRequest.Builder request(String target, int channel) {
        return HttpRequest.newBuilder(URI.create(base + target))
                .timeout(LIMIT)
                .header(ApiDocuments.KEY_HEADER, ApiDocuments.key(channel));
    }

    private byte[] send(HttpRequest request) throws Exception {
        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("Status " + response.statusCode());
        }
        return response.body();
    }
}
