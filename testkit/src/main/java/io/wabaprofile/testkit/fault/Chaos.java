package io.wabaprofile.testkit.fault;

import io.wabaprofile.port.Operation;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** Random faults. Uses the same number of random values for each request, so that faults depend only on the order. */
final class Chaos {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final int MAX_PREFIX = 64 * 1024;

    private final long seed;
    private final double probability;
    private final Random random;

    Chaos(long seed, double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must be from 0 to 1; it is " + probability);
        }
        this.seed = seed;
        this.probability = probability;
        this.random = new Random(seed);
    }

    Optional<Fault> faultFor(Operation operation) {
        boolean selected = random.nextDouble() < probability;
        int kind = random.nextInt(4);
        int prefix = random.nextInt(MAX_PREFIX);
        return selected ? Optional.of(fault(operation, kind, prefix)) : Optional.empty();
    }

    private static Fault fault(Operation operation, int kind, int prefix) {
        return switch (kind) {
            case 0 -> new Fault.ResponseLost();
            case 1 -> new Fault.Throttle(Optional.of(RETRY_AFTER));
            case 2 -> new Fault.ErrorResponse(PlatformError.GATEWAY_RESTARTING);
            default ->
                operation == Operation.SEND_UPLOAD
                        ? new Fault.CutAfter(prefix, true)
                        : new Fault.ErrorResponse(PlatformError.UNEXPECTED_ERROR);
        };
    }

    @Override
    public String toString() {
        return "chaos(" + seed + "L, " + probability + ")";
    }
}
