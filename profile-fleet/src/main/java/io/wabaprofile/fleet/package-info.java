/** A fleet: the desired profiles of many channels, and the results of a run over them. */
@NullMarked
package io.wabaprofile.fleet;

import org.jspecify.annotations.NullMarked;
