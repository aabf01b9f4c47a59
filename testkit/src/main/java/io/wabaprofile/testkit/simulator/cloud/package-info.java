/** The profile endpoint of the Cloud API. Internal. */
@NullMarked
package io.wabaprofile.testkit.simulator.cloud;

import org.jspecify.annotations.NullMarked;
