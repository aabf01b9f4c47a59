/** Runs a fleet on one machine. */
@NullMarked
package io.wabaprofile.fleet.run;

import org.jspecify.annotations.NullMarked;
