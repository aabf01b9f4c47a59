package io.wabaprofile.testkit.journal;

import io.wabaprofile.port.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One request that the simulator saw and what became of it, fit for a log: keys, session ids, signatures and handles stand
 * there by names such as {@code session-2}, the same name wherever the same secret stood.
 *
 * @param number from 1, in the order in which answers were ready
 * @param at by the simulator's clock, when the answer was ready
 * @param channel the number of the channel whose key came, from 1; empty if no channel has it
 * @param operation empty if the request is for none of the three APIs
 * @param target path and query; of an upload session only {@code /upload:session-2}
 * @param status of the answer; 0 if the caller got none
 * @param took from the first byte read to the answer being ready
 * @param fault what was made to go wrong, in words
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

    /** In one line: number, channel, operation, request line, status, fault. */
    public String summary() {
        return number + " "
                + operation.map(Operation::displayName).orElse("unknown call")
                + (channel.isPresent() ? " of channel " + channel.getAsInt() : "")
                + ": " + method + " " + target + " -> " + (status == 0 ? "no response" : Integer.toString(status))
                + fault.map(words -> ", fault: " + words).orElse("");
    }

    /**
     * Headers and body of a request or an answer.
     *
     * @param headers names as they came or went; several values of one name are joined with a comma
     * @param length of the whole body in bytes, as far as it was read or written
     * @param body absent if it is over 64 KiB
     * @param base64 whether the body stands in Base64, as all do that are no text
     */
    public record Message(Map<String, String> headers, long length, Optional<String> body, boolean base64) {
        public static final Message NONE = new Message(Map.of(), 0, Optional.empty(), false);

        public Message {
            headers = Map.copyOf(headers);
        }
    }
}
