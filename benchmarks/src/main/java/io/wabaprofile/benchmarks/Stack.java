package io.wabaprofile.benchmarks;

import java.io.IOException;

/** The subjects by name. */
enum Stack {
    BARE("bare java.net.http + Jackson", "jackson-databind"),
    CLOUD("ours, Cloud", "adapter-cloud slf4j-nop"),
    ON_PREMISE("ours, On-Premise", "adapter-onpremise slf4j-nop"),
    FEIGN("Feign by its README", "feign-core feign-jackson feign-micrometer resilience4j-feign slf4j-nop"),
    RETROFIT("Retrofit + OkHttp + Jackson", "retrofit converter-jackson okhttp-jvm"),
    RESTFB("restfb", "restfb");

    final String title;
    private final String artifacts;

    /** @param artifacts the dependencies that a project of its users declares, separated by blanks */
    Stack(String title, String artifacts) {
        this.title = title;
        this.artifacts = artifacts;
    }

    JarClosure closure() throws IOException {
        return JarClosure.of(artifacts.split(" ", -1));
    }

    /** A Cloud photo is an upload and a call; restfb sends forms only. */
    boolean sendsPhotos() {
        return this != CLOUD && this != RESTFB;
    }

    /** Loads no class of another subject, because a first call has only its own class path. */
    Subject open(String base, int channels) {
        return switch (this) {
            case BARE -> new BareSubject(base);
            case CLOUD -> OurSubject.cloud(base, channels);
            case ON_PREMISE -> OurSubject.onPremise(base, channels);
            case FEIGN -> new FeignSubject(base);
            case RETROFIT -> new RetrofitSubject(base);
            case RESTFB -> new RestfbSubject(base);
        };
    }
}
