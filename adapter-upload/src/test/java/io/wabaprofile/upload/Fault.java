package io.wabaprofile.upload;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What happens to one request.
 *
 * @param where in the request's body, from 0 for its start to 1 for its end
 * @param choice among the variants of the kind
 */
record Fault(Kind kind, double where, int choice) {
    static final Fault NONE = new Fault(Kind.NONE, 1, 0);

    /** Asks for a wait that no call has the time for. */
    static final int LONG_WAIT = 7;

    private static final List<PlatformAnswer> BUSY = List.of(
            PlatformAnswer.json(500, "{}"),
            PlatformAnswer.text(503, "<html>busy</html>"),
            PlatformAnswer.json(555, "{\"meta\":{\"success\":false,\"developer_message\":\"Internal error\"}}"),
            PlatformAnswer.json(503, "{}").retryAfter(3),
            PlatformAnswer.json(429, "{}").retryAfter(2),
            PlatformAnswer.json(
                    429,
                    "{\"backoff\":1500,\"debug_info\":{\"retriable\":false,\"type\":\"RequestRateLimitedError\",\"message\":\"\"}}"),
            PlatformAnswer.json(
                    400,
                    "{\"backoff\":700,\"debug_info\":{\"retriable\":false,\"type\":\"RequestRateLimitedError\",\"message\":\"\"}}"),
            PlatformAnswer.json(429, "{}").retryAfter(3600));
    private static final List<PlatformAnswer> NONSENSE = List.of(
            PlatformAnswer.json(200, "{}"),
            PlatformAnswer.json(200, "{\"h\":\"\",\"id\":\"\",\"file_offset\":\"x\"}"),
            PlatformAnswer.json(200, "{\"h\":\"4:"),
            PlatformAnswer.text(200, "<html>welcome</html>"));

    enum Kind {
        NONE(0),
        NO_CONNECTION(6),
        /** So much of the body arrives. */
        CUT(30),
        /** So much of the body arrives, and a part of that is taken in only after the next question for the offset. */
        CUT_AND_LATE(8),
        /** The request does its work. */
        ANSWER_LOST(8),
        ANSWER_CUT(6),
        /** So much of the body arrives, and then nothing happens for as long as the attempt may last. */
        STALL(6),
        /** So much of the body arrives and is met with an answer that says busy. */
        BUSY(10),
        /** The request does its work and is met with an answer that says busy. */
        BUSY_AFTERWARDS(6),
        /** So much of a whole body is taken in, and that is said. */
        PARTIAL(8),
        /** The session is no more when so much of the body has arrived. */
        FORGET(6),
        /** The server tells an offset that is not its own. */
        LIE(6),
        /** The server refuses an offset that is its own. */
        DISPUTE(4),
        /** The request does its work and is met with an answer in no known form. */
        NONSENSE(5),
        /** The key is no longer good; the caller has the next one by now. */
        NEW_KEY(5),
        /** The server loses a part of what it held. */
        ROLLBACK(3),
        /** The caller's process ends when so much of the body has arrived. */
        KILL(8),
        /** The caller's observer wants to stop when so much of the body has arrived. */
        STOP(6);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }

        boolean canHappenTo(RequestSeen.Kind request) {
            return switch (this) {
                case PARTIAL, DISPUTE -> request == RequestSeen.Kind.SEND;
                case FORGET, ROLLBACK -> request != RequestSeen.Kind.OPEN;
                case LIE -> request == RequestSeen.Kind.ASK;
                default -> true;
            };
        }

        private static Kind drawn(SplittableRandom chance) {
            int sum = 0;
            for (Kind kind : values()) {
                sum += kind.weight;
            }
            int left = chance.nextInt(sum);
            for (Kind kind : values()) {
                left -= kind.weight;
                if (left < 0) {
                    return kind;
                }
            }
            throw new IllegalStateException("Weights do not add up");
        }
    }

    static Fault drawn(SplittableRandom chance) {
        Kind kind = Kind.drawn(chance);
        double where = switch (chance.nextInt(10)) {
            case 0 -> 0;
            case 1 -> 1;
            default -> chance.nextDouble();
        };
        boolean longWait = kind == Kind.BUSY && chance.nextInt(20) == 0;
        return new Fault(kind, where, longWait ? LONG_WAIT : chance.nextInt(LONG_WAIT));
    }

    /** How many of so many bytes stand before the place. */
    long of(long bytes) {
        return Math.round(where * (double) bytes);
    }

    PlatformAnswer busy() {
        return BUSY.get(choice);
    }

    PlatformAnswer nonsense() {
        return NONSENSE.get(choice % NONSENSE.size());
    }

    /** No honest platform does, so that opening is not repeated. */
    boolean saysAnUnusableId() {
        return kind == Kind.NONSENSE && nonsense().body().contains("\"id\"");
    }

    boolean variant() {
        return choice % 2 == 0;
    }

    @Override
    public String toString() {
        return kind == Kind.NONE ? "-" : String.format(Locale.ROOT, "%s(%.4f, %d)", kind, where, choice);
    }
}
