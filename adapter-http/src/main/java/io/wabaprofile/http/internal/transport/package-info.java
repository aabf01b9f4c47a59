/** Sends requests with Apache HttpCore, which parses, frames and pools; this package connects and enforces deadlines. */
@NullMarked
package io.wabaprofile.http.internal.transport;

import org.jspecify.annotations.NullMarked;
