/** The connection to a host, with retries, limits and metrics. The adapters require this module. */
module io.wabaprofile.http {
    requires transitive io.wabaprofile.profile;
    requires transitive micrometer.core;
    requires transitive micrometer.observation;
    requires com.fasterxml.jackson.annotation;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires feign.core;
    requires io.github.resilience4j.circuitbreaker;
    requires io.github.resilience4j.core;
    requires io.github.resilience4j.retry;
    requires jdk.net; // HttpCore uses it and, without a descriptor, cannot say so
    requires micrometer.commons;
    requires org.apache.httpcomponents.core5.httpcore5;
    requires org.slf4j;

    exports io.wabaprofile.http;
    exports io.wabaprofile.http.internal to
            io.wabaprofile.cloud,
            io.wabaprofile.onpremise,
            io.wabaprofile.partner,
            io.wabaprofile.upload;
    exports io.wabaprofile.http.internal.platform to
            io.wabaprofile.cloud,
            io.wabaprofile.onpremise,
            io.wabaprofile.partner,
            io.wabaprofile.upload;
    exports io.wabaprofile.http.internal.request to
            io.wabaprofile.cloud,
            io.wabaprofile.onpremise,
            io.wabaprofile.partner,
            io.wabaprofile.upload;
}
