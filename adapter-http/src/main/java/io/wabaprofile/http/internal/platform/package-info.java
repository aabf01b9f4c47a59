/**
 * Decodes the responses of the platform: JSON, error bodies and their classification, {@code Retry-After}, response
 * members,
 * and the redaction of secrets. May depend on {@code http.internal.request} only, not on the client, {@code policy} or
 * {@code transport}.
 */
@NullMarked
package io.wabaprofile.http.internal.platform;

import org.jspecify.annotations.NullMarked;
