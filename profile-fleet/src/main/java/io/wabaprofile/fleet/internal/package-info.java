/** The work on one channel. For the engines of this library only. */
@NullMarked
package io.wabaprofile.fleet.internal;

import org.jspecify.annotations.NullMarked;
