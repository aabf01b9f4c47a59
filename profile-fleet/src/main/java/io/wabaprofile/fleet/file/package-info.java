/** Fleets and plans in files. */
@NullMarked
package io.wabaprofile.fleet.file;

import org.jspecify.annotations.NullMarked;
