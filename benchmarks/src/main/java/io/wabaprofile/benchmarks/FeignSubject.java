package io.wabaprofile.benchmarks;

import feign.Feign;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import feign.codec.DefaultEncoder;
import feign.codec.Encoder;
import feign.jackson.JacksonDecoder;
import feign.jackson.JacksonEncoder;
import feign.micrometer.MicrometerCapability;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.feign.FeignDecorators;
import io.github.resilience4j.feign.Resilience4jFeign;
import io.github.resilience4j.retry.Retry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Feign as the READMEs of Feign and Resilience4j set it up: default client, Jackson, retry, breaker, meters. */
final class FeignSubject implements Subject {
    private final Api api;
    private final ApiDocuments.Update update = ApiDocuments.update();

    interface Api {
        @RequestLine("GET " + ApiDocuments.PROFILE + "?fields={fields}")
        @Headers(ApiDocuments.KEY_HEADER + ": {key}")
        ApiDocuments.ReadResponse read(@Param("key") String key, @Param("fields") String fields);

        @RequestLine("POST " + ApiDocuments.PROFILE)
        @Headers({ApiDocuments.KEY_HEADER + ": {key}", "Content-Type: application/json"})
        ApiDocuments.Acknowledgement write(@Param("key") String key, ApiDocuments.Update update);

        @RequestLine("POST " + ApiDocuments.PHOTO)
        @Headers({ApiDocuments.KEY_HEADER + ": {key}", "Content-Type: image/png"})
        void sendPhoto(@Param("key") String key, byte[] photo);
    }

    FeignSubject(String base) {
        FeignDecorators decorators = FeignDecorators.builder()
                .withRetry(Retry.ofDefaults("profile"))
                .withCircuitBreaker(CircuitBreaker.ofDefaults("profile"))
                .build();
        Encoder json = new JacksonEncoder(ApiDocuments.mapper());
        Encoder bytes = new DefaultEncoder();
        api = Feign.builder()
                .addCapability(Resilience4jFeign.capability(decorators))
                .encoder((body, type, request) -> (body instanceof byte[] ? bytes : json).encode(body, type, request))
                .decoder(new JacksonDecoder(ApiDocuments.mapper()))
                .addCapability(new MicrometerCapability(new SimpleMeterRegistry()))
                .target(Api.class, base);
    }

    @Override
    public String read(int channel) {
        return api.read(ApiDocuments.key(channel), ApiDocuments.FIELDS).description();
    }

    @Override
    public void write(int channel) {
        api.write(ApiDocuments.key(channel), update).check();
    }

    @Override
    public void sendPhoto(int channel) {
        api.sendPhoto(ApiDocuments.key(channel), ApiDocuments.photo());
    }
}
