/**
 * AssertJ assertions about the state of a channel and the calls to a simulator. See {@link
 * io.wabaprofile.testkit.assertj.WabaProfileAssertions}. Needs AssertJ.
 */
@NullMarked
package io.wabaprofile.testkit.assertj;

import org.jspecify.annotations.NullMarked;
