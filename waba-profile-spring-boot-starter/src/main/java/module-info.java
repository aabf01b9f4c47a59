/** Auto-configuration for Spring Boot. */
module io.wabaprofile.spring {
    requires transitive io.wabaprofile.cloud;
    requires transitive io.wabaprofile.upload;
    requires io.wabaprofile.jackson;
    requires static io.wabaprofile.fleet;
    requires static io.wabaprofile.fleet.postgres;
    requires static io.wabaprofile.onpremise;
    requires static java.sql;
    requires static com.fasterxml.jackson.databind;
    requires static tools.jackson.databind;
    requires spring.boot;
    requires spring.boot.autoconfigure;
    requires spring.context;
    requires spring.beans;
    requires spring.core;
    requires static spring.boot.actuator;
    requires static spring.boot.health;
    requires static spring.web;

    exports io.wabaprofile.spring;

    opens io.wabaprofile.spring to
            spring.beans,
            spring.boot,
            spring.context,
            spring.core,
            spring.web;
}
