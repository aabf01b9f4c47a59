/** Contract tests that each implementation of a port passes, as JUnit interfaces. */
@NullMarked
package io.wabaprofile.testkit.contract;

import org.jspecify.annotations.NullMarked;
