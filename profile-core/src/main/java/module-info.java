/** The profile types, the ports and the use cases. */
module io.wabaprofile.profile {
    requires static transitive org.jspecify;

    exports io.wabaprofile.application;
    exports io.wabaprofile.channel;
    exports io.wabaprofile.number;
    exports io.wabaprofile.port;
    exports io.wabaprofile.profile;
}
