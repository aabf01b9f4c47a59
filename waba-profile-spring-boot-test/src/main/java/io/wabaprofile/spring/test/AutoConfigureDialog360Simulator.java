package io.wabaprofile.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Starts a simulator for the application context of a {@code @SpringBootTest}, and connects all channels to it. The
 * properties of base URLs, keys, proxy and SSL bundle are replaced, so the test needs no key and no network.
 *
 * <p>The context has these beans, which a test can inject:
 *
 * <ul>
 *   <li>{@link io.wabaprofile.testkit.simulator.Dialog360Simulator}
 *   <li>{@link io.wabaprofile.testkit.account.SimulatedAccount} of each channel, with the name of the channel as its
 *       qualifier. If there is one channel, the qualifier is not needed.
 *   <li>{@link io.wabaprofile.testkit.fault.FaultPlan}
 *   <li>{@link io.wabaprofile.testkit.VirtualTime}, the clock of the connections and of the simulator. Retries do not
 *       sleep; they advance this clock.
 * </ul>
 *
 * <p>After each test, the accounts, faults, variants and recorded exchanges are reset. Each account gets a new key, and
 * the clock advances by an hour, so that rate limits and circuit breakers of the connections end. A test fails if one of
 * its planned faults was not injected.
 * Tests with the same configuration share the context and its simulator, so they must not run in parallel.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
public @interface AutoConfigureDialog360Simulator {

    /** The names of channels to add to those below {@code waba-profile.channels}. They are in the Cloud API. */
    String[] channels() default {};
}
