/**
 * The profile at a terminal. {@link io.wabaprofile.cli.ConnectedChannel} is where the parts of the library are put
 * together; read it first when you embed them.
 */
@NullMarked
package io.wabaprofile.cli;

import org.jspecify.annotations.NullMarked;
