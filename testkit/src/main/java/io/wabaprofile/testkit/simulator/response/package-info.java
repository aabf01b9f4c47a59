/** Response bodies in the forms of each API. Internal. */
@NullMarked
package io.wabaprofile.testkit.simulator.response;

import org.jspecify.annotations.NullMarked;
