/**
 * Assertions in the style of AssertJ on what the platform holds and on what it was asked, see {@link
 * io.wabaprofile.testkit.assertj.WabaProfileAssertions}. Needs AssertJ.
 */
@NullMarked
package io.wabaprofile.testkit.assertj;

import org.jspecify.annotations.NullMarked;
