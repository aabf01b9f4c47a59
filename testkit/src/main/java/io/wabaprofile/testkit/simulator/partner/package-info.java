/** The Partner API of the simulator. */
@NullMarked
package io.wabaprofile.testkit.simulator.partner;

import org.jspecify.annotations.NullMarked;
