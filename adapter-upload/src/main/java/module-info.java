/** The adapter of the Resumable Upload API. */
module io.wabaprofile.upload {
    requires transitive io.wabaprofile.http;
    requires com.fasterxml.jackson.annotation;
    requires feign.core;

    exports io.wabaprofile.upload;

    opens io.wabaprofile.upload to
            com.fasterxml.jackson.databind;
}
