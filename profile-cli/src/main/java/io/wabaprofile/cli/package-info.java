/**
 * The command line. {@link io.wabaprofile.cli.connection.ConnectedChannel} shows how to assemble the parts of the
 * library; read it
 * first when you embed them.
 */
@NullMarked
package io.wabaprofile.cli;

import org.jspecify.annotations.NullMarked;
