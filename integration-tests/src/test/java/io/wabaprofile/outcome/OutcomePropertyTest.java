package io.wabaprofile.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.testkit.VirtualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * No call claims more than is true, whatever becomes of its requests and responses. A failure prints its seed; {@code
 * -Doutcome.seed=<seed> -Doutcome.runs=1} makes the same run again.
 */
class OutcomePropertyTest {
    private static final long SEED = 20_261_128;
    private static final int CALLS = 6;
    private static final int PARTS = 2;

    @Test
    void noCallClaimsMoreThanIsTrue() throws IOException {
        Map<String, Integer> claims =
                run(Long.getLong("outcome.seed", SEED), Integer.getInteger("outcome.runs", 2_000));

        if (Integer.getInteger("outcome.runs") == null) {
            assertThat(claims.keySet())
                    .as("claims that were made")
                    .contains(
                            "applied",
                            "edited, NotRequested",
                            "edited, Confirmed",
                            "edited, Different",
                            "edited, Failed",
                            "unchanged",
                            "fetched",
                            "uploaded",
                            "photo replaced",
                            "NOT_APPLIED, not applied",
                            "UNKNOWN, applied",
                            "UNKNOWN, not applied",
                            "photo NOT_APPLIED, not applied",
                            "photo UNKNOWN, applied",
                            "photo UNKNOWN, not applied",
                            "partially applied, the rest UNKNOWN",
                            "partially applied, the rest NOT_APPLIED");
        }
    }

    @Test
    @Tag("measure")
    @Tag("slow")
    void noCallOfManyNewRunsClaimsMoreThanIsTrue() {
        long seed = Long.getLong("outcome.seed", new SecureRandom().nextInt(1_000_000_000));
        int runs = Integer.getInteger("outcome.runs", 100_000);

        Map<String, Integer> claims = new TreeMap<>();
        IntStream.range(0, PARTS)
                .parallel()
                .mapToObj(part -> part(seed + part * (long) (runs / PARTS), runs / PARTS))
                .toList()
                .forEach(part -> part.forEach((claim, count) -> claims.merge(claim, count, Integer::sum)));

        System.out.println(
                "[measure] outcomes of " + runs + " runs of " + CALLS + " calls, claims beyond the truth: 0; " + claims
                        + "; again with -Doutcome.seed=" + seed + " -Doutcome.runs=" + runs);
    }

    private static Map<String, Integer> part(long firstSeed, int runs) {
        try {
            return run(firstSeed, runs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Integer> run(long firstSeed, int runs) throws IOException {
        VirtualTime time = VirtualTime.startingAt(Instant.EPOCH);
        Map<String, Integer> claims = new TreeMap<>();
        try (UnreliablePlatform platform = new UnreliablePlatform();
                ApiConnection connection = ApiConnection.to(platform.address())
                        .allowPlainHttpOnLoopback()
                        .clock(time)
                        .nanoTime(time)
                        .sleeper(time)
                        .build()) {
            OutcomeRun.Adapters adapters = OutcomeRun.Adapters.of(connection);
            for (long seed = firstSeed; seed < firstSeed + runs; seed++) {
                Random random = new Random(seed);
                OutcomeModel model = new OutcomeModel(random);
                platform.serve(model, random);
                OutcomeRun run = new OutcomeRun(adapters, model, random, seed, time, claims);
                try {
                    run.make(CALLS);
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError("-Doutcome.seed=" + seed + " -Doutcome.runs=1: " + e + "\nin " + run, e);
                }
            }
        }
        return claims;
    }
}
