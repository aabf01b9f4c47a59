/**
 * Tests with JUnit 5.12 or newer: {@link io.wabaprofile.testkit.junit.WabaProfileTest} gives each test a channel, a fake, a
 * simulator and a fault plan of its own, and shows what went over the wire when it fails; {@link
 * io.wabaprofile.testkit.junit.AdapterContract} holds an adapter to all three contracts.
 */
@NullMarked
package io.wabaprofile.testkit.junit;

import org.jspecify.annotations.NullMarked;
