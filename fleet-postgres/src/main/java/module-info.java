/** Runs a fleet of numbers on several machines. */
module io.wabaprofile.fleet.postgres {
    requires transitive io.wabaprofile.fleet;
    requires transitive java.sql;
    requires transitive micrometer.core;
    requires com.fasterxml.jackson.databind;
    requires com.github.kagkarlsson.scheduler;
    requires io.github.bucket4j.core;
    requires io.github.bucket4j.postgresql;
    requires org.slf4j;

    exports io.wabaprofile.fleet.postgres;
}
