/** The adapter of the On-Premise API. */
module io.wabaprofile.onpremise {
    requires transitive io.wabaprofile.http;
    requires com.fasterxml.jackson.annotation;
    requires feign.core;

    exports io.wabaprofile.onpremise;

    opens io.wabaprofile.onpremise to
            com.fasterxml.jackson.databind;
}
