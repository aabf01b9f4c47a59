/** The commands that work on the channels of a fleet file. */
@NullMarked
package io.wabaprofile.cli.fleet;

import org.jspecify.annotations.NullMarked;
