/**
 * Test doubles for WhatsApp Business profiles. A {@link io.wabaprofile.testkit.account.SimulatedAccount} holds the
 * state of
 * one number. {@link io.wabaprofile.testkit.fake.FakeAdapter} reaches it through the ports in memory, {@link
 * io.wabaprofile.testkit.simulator.Dialog360Simulator} over HTTP. Both pass the same {@linkplain
 * io.wabaprofile.testkit.contract contract tests}.
 */
@NullMarked
package io.wabaprofile.testkit;

import org.jspecify.annotations.NullMarked;
