/** A plan of faults that the fake and the simulator inject. */
@NullMarked
package io.wabaprofile.testkit.fault;

import org.jspecify.annotations.NullMarked;
