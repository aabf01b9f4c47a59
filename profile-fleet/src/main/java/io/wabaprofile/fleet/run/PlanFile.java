package io.wabaprofile.fleet.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wabaprofile.fleet.ChannelResult;
import io.wabaprofile.fleet.FleetPlan;
import io.wabaprofile.fleet.internal.FleetJson;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A plan in a file: JSON Lines, with a header and one line per channel. Contains profile values, but no keys. */
public final class PlanFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int VERSION = 1;

    private PlanFile() {}

    /** @throws IllegalStateException if the file cannot be written */
    public static void write(FleetPlan plan, Path file) {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            ObjectNode header = JsonNodeFactory.instance.objectNode();
            header.put("plan", VERSION);
            header.put("fleet", plan.fleetDigest());
            header.put("time", plan.time().toString());
            writer.write(header + "\n");
            for (ChannelResult result : plan.results()) {
                writer.write(FleetJson.withValuesRead(result) + "\n");
            }
        } catch (IOException failure) {
            throw FileFailure.of("Cannot write the plan " + file, failure);
        }
    }

    /** @throws IllegalStateException if the file cannot be read or is not a plan; the message contains the line */
    public static FleetPlan read(Path file) {
        int number = 1;
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            JsonNode header = JSON.readTree(String.valueOf(reader.readLine()));
            if (header.path("plan").asInt() != VERSION) {
                throw new IllegalArgumentException("no header");
            }
            List<ChannelResult> results = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                results.add(FleetJson.result(JSON.readTree(line)));
            }
            return new FleetPlan(
                    header.required("fleet").asText(),
                    Instant.parse(header.required("time").asText()),
                    results);
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException invalid) {
            throw new IllegalStateException(
                    "Line " + number + " of " + file + " is not that of a plan. Make a new plan", invalid);
        } catch (IOException failure) {
            throw FileFailure.of("Cannot read the plan " + file, failure);
        }
    }
}
