package io.wabaprofile.benchmarks;

import java.io.IOException;
import java.util.List;

/** The subjects by name. */
enum Stack {
    BARE("bare java.net.http + Jackson", "jackson-databind") {
        @Override
        Subject open(Target target) throws Exception {
            return BareSubject.open(target);
        }
    },
    CLOUD("ours, Cloud", "adapter-cloud slf4j-nop") {
        @Override
        Subject open(Target target) throws Exception {
            return OurSubject.cloud(target);
        }
    },
    ON_PREMISE("ours, On-Premise", "adapter-onpremise slf4j-nop") {
        @Override
        Subject open(Target target) throws Exception {
            return OurSubject.onPremise(target);
        }
    },
    FEIGN("Feign by its README", "feign-core feign-jackson feign-micrometer resilience4j-feign slf4j-nop") {
        @Override
        Subject open(Target target) throws Exception {
            return FeignSubject.open(target);
        }
    },
    RETROFIT("Retrofit + OkHttp + Jackson", "retrofit converter-jackson okhttp-jvm") {
        @Override
        Subject open(Target target) throws Exception {
            return RetrofitSubject.open(target);
        }
    },
    RESTFB("restfb", "restfb") {
        @Override
        Subject open(Target target) throws Exception {
            return RestfbSubject.open(target);
        }
    };

    private final String title;
    private final String artifacts;

    /** @param artifacts that a project of its users names, with blanks between them */
    Stack(String title, String artifacts) {
        this.title = title;
        this.artifacts = artifacts;
    }

    JarClosure closure() throws IOException {
        return JarClosure.of(List.of(artifacts.split(" ", -1)));
    }

    abstract Subject open(Target target) throws Exception;

    String title() {
        return title;
    }
}
