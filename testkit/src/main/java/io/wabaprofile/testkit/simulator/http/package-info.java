/** HTTP requests and responses of the simulator. Internal. */
@NullMarked
package io.wabaprofile.testkit.simulator.http;

import org.jspecify.annotations.NullMarked;
