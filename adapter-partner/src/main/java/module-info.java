/** The adapter of 360dialog's Partner API. */
module io.wabaprofile.partner {
    requires transitive io.wabaprofile.http;
    requires com.fasterxml.jackson.databind;
    requires feign.core;

    exports io.wabaprofile.partner;
}
