/** What people do with a profile, written once for both API modes. */
@NullMarked
package io.wabaprofile.application;

import org.jspecify.annotations.NullMarked;
