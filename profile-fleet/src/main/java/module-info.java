/** The profiles of many numbers from one file. */
module io.wabaprofile.fleet {
    requires transitive io.wabaprofile.profile;
    requires com.fasterxml.jackson.databind;
    requires io.github.bucket4j.core;
    requires org.snakeyaml.engine;

    exports io.wabaprofile.fleet;
    exports io.wabaprofile.fleet.file;
    exports io.wabaprofile.fleet.run;
    exports io.wabaprofile.fleet.internal to
            io.wabaprofile.fleet.postgres;
}
