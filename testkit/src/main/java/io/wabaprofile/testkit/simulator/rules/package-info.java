/** What the simulator checks, and where it follows another source than by default. */
@NullMarked
package io.wabaprofile.testkit.simulator.rules;

import org.jspecify.annotations.NullMarked;
