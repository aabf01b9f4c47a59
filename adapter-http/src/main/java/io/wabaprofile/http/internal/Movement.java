package io.wabaprofile.http.internal;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How far a body has moved, and how long it may stand still.
 *
 * @param position answered without waiting
 */
public record Movement(LongSupplier position, Duration stallLimit) {}
