/**
 * Test doubles: a fake in memory, a simulator over HTTP, and contract tests. A test module that uses the JUnit extension
 * or the assertions requires {@code org.junit.jupiter.api} or {@code org.assertj.core} itself.
 */
module io.wabaprofile.testkit {
    requires transitive io.wabaprofile.profile;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires java.desktop;
    requires java.net.http;
    requires jdk.net; // HttpCore uses it and, without a descriptor, cannot say so
    requires org.apache.httpcomponents.core5.httpcore5;
    requires static org.assertj.core;
    requires static org.junit.jupiter.api;

    exports io.wabaprofile.testkit;
    exports io.wabaprofile.testkit.account;
    exports io.wabaprofile.testkit.assertj;
    exports io.wabaprofile.testkit.contract;
    exports io.wabaprofile.testkit.fake;
    exports io.wabaprofile.testkit.fault;
    exports io.wabaprofile.testkit.journal;
    exports io.wabaprofile.testkit.junit;
    exports io.wabaprofile.testkit.simulator;
    exports io.wabaprofile.testkit.simulator.rules;
    exports io.wabaprofile.testkit.wire;

    opens io.wabaprofile.testkit.contract to
            org.junit.platform.commons;
    opens io.wabaprofile.testkit.junit to
            org.junit.platform.commons;
}
