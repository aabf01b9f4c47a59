package io.wabaprofile.fleet.run;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wabaprofile.fleet.ChannelResult;
import io.wabaprofile.fleet.ChannelState;
import io.wabaprofile.fleet.internal.FleetJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The state of an apply, from its run file. Immutable.
 *
 * @param runId identifies the run
 * @param channels the number of channels
 * @param counts the number of channels in each state; each state has a number
 * @param remaining the number of channels without a result
 * @param started when the run began
 * @param finished when the last channel had a result; empty if the run works or was interrupted
 */
public record RunStatus(
        String runId,
        int channels,
        Map<ChannelState, Integer> counts,
        int remaining,
        Instant started,
        Optional<Instant> finished) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public RunStatus {
        counts = Collections.unmodifiableMap(new EnumMap<>(counts));
    }

    /**
     * Reads a run file. Another process may write to it meanwhile.
     *
     * @throws IllegalStateException if the file cannot be read, or is not a run file; the message contains the line
     */
    public static RunStatus read(Path file) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return new Lines(file).read(lines.iterator());
        } catch (UncheckedIOException failure) {
            throw FileFailure.of("Cannot read the run file " + file, requireNonNull(failure.getCause()));
        } catch (IOException failure) {
            throw FileFailure.of("Cannot read the run file " + file, failure);
        }
    }

    /** The lines that were read so far. */
    private static final class Lines {
        private final Path file;
        private final Map<String, ChannelState> states = new HashMap<>();
        private Optional<Instant> finished = Optional.empty();
        private int number;

        Lines(Path file) {
            this.file = file;
        }

        RunStatus read(Iterator<String> lines) {
            JsonNode header = JSON.missingNode();
            while (lines.hasNext()) {
                String line = lines.next();
                number++;
                try {
                    JsonNode json = JSON.readTree(line);
                    if (number == 1) {
                        header = json;
                    } else {
                        add(json);
                    }
                } catch (JsonProcessingException | IllegalArgumentException | DateTimeException invalid) {
                    if (lines.hasNext()) {
                        throw notARunFile(invalid);
                    } // the last line is not complete yet
                }
            }
            return status(header);
        }

        private void add(JsonNode json) {
            if (json.has("finished")) {
                finished = Optional.of(Instant.parse(json.path("finished").asText()));
            } else if (!json.has("writing")) {
                ChannelResult result = FleetJson.result(json);
                states.put(result.channel(), result.state());
            }
        }

        private RunStatus status(JsonNode header) {
            Map<ChannelState, Integer> counts = new EnumMap<>(ChannelState.class);
            for (ChannelState state : ChannelState.values()) {
                counts.put(state, 0);
            }
            states.values().forEach(state -> counts.merge(state, 1, Integer::sum));
            try {
                int channels = header.required("channels").asInt();
                return new RunStatus(
                        header.required("run").asText(),
                        channels,
                        counts,
                        channels - states.size(),
                        Instant.parse(header.required("time").asText()),
                        finished);
            } catch (IllegalArgumentException | DateTimeException invalid) {
                number = 1;
                throw notARunFile(invalid);
            }
        }

        private IllegalStateException notARunFile(Exception cause) {
            return new IllegalStateException(
                    "Line " + number + " of the run file " + file + " is not that of a run", cause);
        }
    }
}
