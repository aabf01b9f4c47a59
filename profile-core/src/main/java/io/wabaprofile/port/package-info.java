/**
 * The interfaces that adapters implement, and their exceptions.
 *
 * <p>A failed call throws a {@link io.wabaprofile.port.GatewayException}. Invalid values are refused earlier: the types
 * in
 * {@code io.wabaprofile.profile} throw an {@code Invalid…Exception} when they are created.
 */
@NullMarked
package io.wabaprofile.port;

import org.jspecify.annotations.NullMarked;
