/** A simulator for tests of Spring Boot applications. */
module io.wabaprofile.spring.test {
    requires transitive io.wabaprofile.spring;
    requires transitive io.wabaprofile.testkit;
    requires spring.beans;
    requires spring.boot;
    requires spring.context;
    requires spring.core;
    requires spring.test;

    exports io.wabaprofile.spring.test;

    opens io.wabaprofile.spring.test to
            spring.core,
            spring.test;
}
