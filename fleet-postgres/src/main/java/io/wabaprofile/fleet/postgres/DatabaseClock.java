package io.wabaprofile.fleet.postgres;

import com.github.kagkarlsson.scheduler.Clock;
import io.github.bucket4j.TimeMeter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The time of the database. Adds the time since the last reading, and does not use the wall clock of this machine, so
 * that machines with different clocks agree. Thread-safe.
 */
final class DatabaseClock implements Clock, InstantSource, TimeMeter {
    private static final int READINGS = 3;

    private final Database database;
    private final LongSupplier nanoTime;
    private volatile Reading last;

    /** Reads the time of the database. */
    DatabaseClock(Database database, LongSupplier nanoTime) {
        this.database = database;
        this.nanoTime = nanoTime;
        this.last = best();
    }

    /** Reads the time of the database again. */
    void synchronize() {
        last = best();
    }

    /** The reading that took the shortest time is the most exact. */
    private Reading best() {
        Reading best = read();
        for (int i = 1; i < READINGS; i++) {
            Reading next = read();
            best = next.took() < best.took() ? next : best;
        }
        return best;
    }

    private Reading read() {
        long before = nanoTime.getAsLong();
        Instant time = database.query(
                        "select clock_timestamp()",
                        row -> row.getObject(1, OffsetDateTime.class).toInstant())
                .get(0);
        long took = nanoTime.getAsLong() - before;
        return new Reading(time, before + took / 2, took);
    }

    @Override
    public Instant instant() {
        Reading reading = last;
        return reading.time().plusNanos(nanoTime.getAsLong() - reading.nanos());
    }

    @Override
    public Instant now() {
        return instant();
    }

    @Override
    public long currentTimeNanos() {
        Instant now = instant();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    @Override
    public boolean isWallClockBased() {
        return true;
    }

    private record Reading(Instant time, long nanos, long took) {}
}
