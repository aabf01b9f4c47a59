/** The page and the control API of the simulator. Internal. */
@NullMarked
package io.wabaprofile.testkit.console;

import org.jspecify.annotations.NullMarked;
