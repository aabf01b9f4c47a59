/**
 * The behaviours around a request: retries and their budgets, the circuit breaker, limits, permits, verification of writes,
 * the state of a channel, and telemetry. Depends on {@code http.internal.request} only. Knows no endpoint, API mode or error
 * format of a platform.
 */
@NullMarked
package io.wabaprofile.http.internal.policy;

import org.jspecify.annotations.NullMarked;
