/**
 * What the outside must provide, and the ways in which it may fail.
 *
 * <p>Every remote failure is a {@link io.wabaprofile.port.GatewayException}; local refusals of bad input
 * ({@code Invalid…Exception}) are raised by the nouns before a port is called.
 */
@NullMarked
package io.wabaprofile.port;

import org.jspecify.annotations.NullMarked;
