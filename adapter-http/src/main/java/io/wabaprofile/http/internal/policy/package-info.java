/**
 * The policies of a call: retries and their budgets, the circuit breaker, concurrency limits, verification of writes,
 * the
 * state of a channel, and telemetry. May depend on {@code http.internal.request} only. Contains no endpoint, API mode
 * or
 * error format of a platform.
 */
@NullMarked
package io.wabaprofile.http.internal.policy;

import org.jspecify.annotations.NullMarked;
