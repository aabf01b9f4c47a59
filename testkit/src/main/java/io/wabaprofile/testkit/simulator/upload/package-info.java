/** The Resumable Upload API. Internal. */
@NullMarked
package io.wabaprofile.testkit.simulator.upload;

import org.jspecify.annotations.NullMarked;
