/**
 * Sends requests with Apache HttpCore. HttpCore parses, writes and frames messages and pools connections; this package
 * connects, enforces deadlines and decides which connections may be used again.
 */
@NullMarked
package io.wabaprofile.http.internal.transport;

import org.jspecify.annotations.NullMarked;
