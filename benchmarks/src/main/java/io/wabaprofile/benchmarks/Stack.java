package io.wabaprofile.benchmarks;

/** The subjects by name. */
enum Stack {
    BARE("bare java.net.http + Jackson") {
        @Override
        Subject open(Target target) throws Exception {
            return BareSubject.open(target);
        }
    },
    CLOUD("ours, Cloud") {
        @Override
        Subject open(Target target) throws Exception {
            return OurSubject.cloud(target);
        }
    },
    ON_PREMISE("ours, On-Premise") {
        @Override
        Subject open(Target target) throws Exception {
            return OurSubject.onPremise(target);
        }
    },
    FEIGN("Feign by its README") {
        @Override
        Subject open(Target target) throws Exception {
            return FeignSubject.open(target);
        }
    },
    RETROFIT("Retrofit + OkHttp + Jackson") {
        @Override
        Subject open(Target target) throws Exception {
            return RetrofitSubject.open(target);
        }
    },
    RESTFB("restfb") {
        @Override
        Subject open(Target target) throws Exception {
            return RestfbSubject.open(target);
        }
    };

    private final String title;

    Stack(String title) {
        this.title = title;
    }

    abstract Subject open(Target target) throws Exception;

    String title() {
        return title;
    }
}
