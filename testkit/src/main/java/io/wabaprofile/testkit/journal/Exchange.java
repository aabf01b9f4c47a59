package io.wabaprofile.testkit.journal;

import io.wabaprofile.port.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request to the simulator and its response, without secrets. An alias such as {@code session-2} replaces a key,
 * access token, session id, signature or handle. The same secret has the same alias in all exchanges.
 *
 * @param number from 1, in the order in which responses were ready
 * @param at when the response was ready, on the simulator's clock
 * @param channel the number of the channel that the request's key or access token permits, from 1; empty if there is none
 * @param operation empty if the request is for none of the APIs
 * @param target path and query; for an upload session, only {@code /upload:session-2}, after the version of the
 *     Graph API
 * @param status the status of the response; 0 if no response was sent
 * @param took the time from the first byte of the request until the response was ready
 * @param fault a description of the injected fault
 */
public record Exchange(
        long number,
        Instant at,
        OptionalInt channel,
        Optional<Operation> operation,
        String method,
        String target,
        Message request,
        int status,
        Message response,
        Duration took,
        Optional<String> fault) {

    /** Returns number, operation, channel, request line, status and fault in one line. */
    public String summary() {
        return number + " "
                + operation.map(Operation::displayName).orElse("unknown endpoint")
                + (channel.isPresent() ? " of channel " + channel.getAsInt() : "")
                + ": " + method + " " + target + " -> " + (status == 0 ? "no response" : Integer.toString(status))
                + fault.map(description -> ", fault: " + description).orElse("");
    }

    /**
     * Headers and body of a request or a response.
     *
     * @param headers names as sent; several values of a name are joined with a comma
     * @param length the number of body bytes that were read or written
     * @param body absent if the body is over 64 KiB
     * @param base64 whether {@code body} is encoded in Base64, because the body is not text
     */
    public record Message(Map<String, String> headers, long length, Optional<String> body, boolean base64) {
        public static final Message NONE = new Message(Map.of(), 0, Optional.empty(), false);

        public Message {
            headers = Map.copyOf(headers);
        }
    }
}
