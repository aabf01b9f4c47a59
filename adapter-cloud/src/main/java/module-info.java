/** The adapter of the Cloud API. */
module io.wabaprofile.cloud {
    requires transitive io.wabaprofile.http;
    requires com.fasterxml.jackson.annotation;
    requires com.fasterxml.jackson.databind;
    requires feign.core;

    exports io.wabaprofile.cloud;

    opens io.wabaprofile.cloud to
            com.fasterxml.jackson.databind;
}
