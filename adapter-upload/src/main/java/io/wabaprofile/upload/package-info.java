/** Uploads of files through 360dialog's Resumable Upload API. */
@NullMarked
package io.wabaprofile.upload;

import org.jspecify.annotations.NullMarked;
