/** The ports of profile-core, implemented in memory over a simulated account. */
@NullMarked
package io.wabaprofile.testkit.fake;

import org.jspecify.annotations.NullMarked;
