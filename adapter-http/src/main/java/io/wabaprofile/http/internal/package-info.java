/**
 * For the adapters of this library only; may change in any release.
 *
 * <p>The order of behaviours stands in {@link io.wabaprofile.http.internal.ApiClient}. Nothing in here knows an
 * endpoint, a profile field or an API mode.
 */
@NullMarked
package io.wabaprofile.http.internal;

import org.jspecify.annotations.NullMarked;
