/** JSON for the simulator and the journal. Internal. */
@NullMarked
package io.wabaprofile.testkit.json;

import org.jspecify.annotations.NullMarked;
