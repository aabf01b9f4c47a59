/** The host, the key, the proxy and the gateways of a number. */
@NullMarked
package io.wabaprofile.cli.connection;

import org.jspecify.annotations.NullMarked;
