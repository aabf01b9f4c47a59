/** The Resumable Upload API, through 360dialog: a session, its bytes, a handle. */
@NullMarked
package io.wabaprofile.upload;

import org.jspecify.annotations.NullMarked;
