/**
 * How the adapters reach a host: one {@link io.wabaprofile.http.ApiConnection} per host and application, one
 * {@link io.wabaprofile.http.ApiKey} per channel. You do not need to depend on this module explicitly; it arrives with
 * an adapter.
 */
@NullMarked
package io.wabaprofile.http;

import org.jspecify.annotations.NullMarked;
