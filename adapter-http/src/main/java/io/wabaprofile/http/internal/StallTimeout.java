package io.wabaprofile.http.internal;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long a request body may make no progress.
 *
 * @param position how many bytes were read so far; answers without waiting
 */
public record StallTimeout(LongSupplier position, Duration limit) {}
