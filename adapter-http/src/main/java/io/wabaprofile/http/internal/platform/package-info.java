/**
 * What the platform sends: JSON, error bodies and their classification, {@code Retry-After}, response members, and the
 * redaction of secrets in its texts. Depends on {@code http.internal.request} only. Knows no client, retry or transport.
 */
@NullMarked
package io.wabaprofile.http.internal.platform;

import org.jspecify.annotations.NullMarked;
