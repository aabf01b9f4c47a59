/**
 * The JUnit extension {@link io.wabaprofile.testkit.junit.WabaProfileTest} for tests with a fake or a simulator, and
 * {@link
 * io.wabaprofile.testkit.junit.AdapterContract} for the contract tests of an adapter. Needs JUnit 5.12 or newer.
 */
@NullMarked
package io.wabaprofile.testkit.junit;

import org.jspecify.annotations.NullMarked;
