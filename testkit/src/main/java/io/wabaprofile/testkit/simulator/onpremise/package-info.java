/** The settings endpoints of the On-Premise API. Internal. */
@NullMarked
package io.wabaprofile.testkit.simulator.onpremise;

import org.jspecify.annotations.NullMarked;
