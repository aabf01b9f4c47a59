/**
 * Sends one request with Apache HttpCore. HttpCore parses, frames and pools; this package connects and enforces
 * deadlines.
 * May depend on {@code http.internal.request} only.
 */
@NullMarked
package io.wabaprofile.http.internal.transport;

import org.jspecify.annotations.NullMarked;
