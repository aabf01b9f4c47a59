/**
 * The connection of the adapters to a host: one {@link io.wabaprofile.http.ApiConnection} per host and application, one
 * {@link io.wabaprofile.http.ApiKey} per channel. Each adapter brings this module as a transitive dependency.
 *
 * <p>This package is on top of the module and may depend on each of its packages.
 */
@NullMarked
package io.wabaprofile.http;

import org.jspecify.annotations.NullMarked;
