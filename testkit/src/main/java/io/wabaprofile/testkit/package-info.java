/**
 * WhatsApp without WhatsApp: one state, two doors. A {@link io.wabaprofile.testkit.SimulatedAccount} is what the platform
 * remembers of one channel; {@link io.wabaprofile.testkit.FakeAdapter} reaches it through the ports alone, {@link
 * io.wabaprofile.testkit.Dialog360Simulator} over HTTP as 360dialog speaks it. The contracts hold for both, and for
 * every adapter.
 */
@NullMarked
package io.wabaprofile.testkit;

import org.jspecify.annotations.NullMarked;
