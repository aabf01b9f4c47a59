package io.wabaprofile.testkit.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/**
 * A fault of one request. The simulator injects it over HTTP. The fake throws the exception that an adapter would
 * throw.
 */
public sealed interface Fault {

    /** The request is processed; the connection closes before the first byte of the response. */
    record ResponseLost() implements Fault {
        @Override
        public String toString() {
            return "responseLost";
        }
    }

    /** The request is processed; the response is a web page with status 200. */
    record Html() implements Fault {
        @Override
        public String toString() {
            return "html";
        }
    }

    /** The request is processed; the response has the first half of the JSON body. */
    record TruncatedJson() implements Fault {
        @Override
        public String toString() {
            return "truncatedJson";
        }
    }

    /** The request is processed; no response is sent. */
    record Stall() implements Fault {
        @Override
        public String toString() {
            return "stall";
        }
    }

    /** The response is sent byte by byte. */
    record Drip(Duration pause) implements Fault {
        @Override
        public String toString() {
            return "drip(" + pause.toMillis() + " ms)";
        }
    }

    /** The request is not processed; the response says that the channel is throttled. */
    record Throttle(Optional<Duration> hint) implements Fault {
        @Override
        public String toString() {
            return hint.map(wait -> "throttle(" + wait.toMillis() + " ms)").orElse("throttle");
        }
    }

    /** The request is not processed; the response is a documented error. */
    record ErrorResponse(PlatformError error) implements Fault {
        @Override
        public String toString() {
            return "error(" + error + ")";
        }
    }

    /** The upload session is forgotten before the request is processed. */
    record ForgetSession() implements Fault {
        @Override
        public String toString() {
            return "forgetSession";
        }
    }

    /** The response has an offset computed from the correct one. */
    record WrongOffset(LongUnaryOperator offset) implements Fault {
        @Override
        public String toString() {
            return "wrongOffset";
        }
    }

    /**
     * The connection closes when this many bytes of the body have arrived. The bytes are kept.
     *
     * @param atMost whether the connection also closes after a shorter body
     */
    record CutAfter(long bytes, boolean atMost) implements Fault {
        @Override
        public String toString() {
            return "cutAfter(" + bytes + ")";
        }
    }
}
