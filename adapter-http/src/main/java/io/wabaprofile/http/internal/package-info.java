/**
 * For the adapters of this library only; may change in any release.
 *
 * <p>{@link io.wabaprofile.http.internal.ApiClient} shows the order of behaviors. Packages depend in one direction:
 * {@code
 * request} depends on no other package of this module. {@code policy}, {@code platform} and {@code transport} depend on
 * {@code request} and not on each other. This package combines them. {@code io.wabaprofile.http} is on top.
 */
@NullMarked
package io.wabaprofile.http.internal;

import org.jspecify.annotations.NullMarked;
