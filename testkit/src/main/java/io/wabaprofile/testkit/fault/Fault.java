package io.wabaprofile.testkit.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/** What goes wrong with one call. The simulator lets it happen on the wire, the fake as the failure it ends in. */
public sealed interface Fault {

    /** The work is done, and the connection ends before any byte of the answer. */
    record AnswerLost() implements Fault {
        @Override
        public String toString() {
            return "answerLost";
        }
    }

    /** The work is done, and a web page is answered with 200. */
    record Html() implements Fault {
        @Override
        public String toString() {
            return "html";
        }
    }

    /** The work is done, and only the first half of the answer's JSON comes, as if it were whole. */
    record TruncatedJson() implements Fault {
        @Override
        public String toString() {
            return "truncatedJson";
        }
    }

    /** The work is done, and the caller hears nothing. */
    record Stall() implements Fault {
        @Override
        public String toString() {
            return "stall";
        }
    }

    /** The answer comes byte by byte. */
    record Drip(Duration pause) implements Fault {
        @Override
        public String toString() {
            return "drip(" + pause.toMillis() + " ms)";
        }
    }

    /** The call is one too many; nothing is done. */
    record Throttle(Optional<Duration> hint) implements Fault {
        @Override
        public String toString() {
            return hint.map(wait -> "throttle(" + wait.toMillis() + " ms)").orElse("throttle");
        }
    }

    /** Nothing is done, and a documented error is answered. */
    record ErrorAnswered(PlatformError error) implements Fault {
        @Override
        public String toString() {
            return "error(" + error + ")";
        }
    }

    /** The session that the call names is forgotten before it is looked for. */
    record ForgetSession() implements Fault {
        @Override
        public String toString() {
            return "forgetSession";
        }
    }

    /** Another offset than the true one is told. */
    record LieAboutOffset(LongUnaryOperator lie) implements Fault {
        @Override
        public String toString() {
            return "lieAboutOffset";
        }
    }

    /**
     * The connection ends when so many bytes of the body have arrived, which stay.
     *
     * @param atMost whether it ends with a shorter body, too
     */
    record CutAfter(long bytes, boolean atMost) implements Fault {
        @Override
        public String toString() {
            return "cutAfter(" + bytes + ")";
        }
    }
}
