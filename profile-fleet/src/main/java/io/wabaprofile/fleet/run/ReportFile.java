package io.wabaprofile.fleet.run;

import io.wabaprofile.fleet.ChannelResult;
import io.wabaprofile.fleet.RunReport;
import io.wabaprofile.fleet.internal.FleetJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A report in a file: JSON Lines, one per channel, in the order of the fleet. Contains profile values, but no keys. */
public final class ReportFile {
    private ReportFile() {}

    /** @throws IllegalStateException if the file cannot be written */
    public static void write(RunReport report, Path file) {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (ChannelResult result : report.results()) {
                writer.write(FleetJson.of(result) + "\n");
            }
        } catch (IOException failure) {
            throw FileFailure.of("Cannot write the report " + file, failure);
        }
    }

    /** Returns the line of a result, without a line break. */
    public static String line(ChannelResult result) {
        return FleetJson.of(result).toString();
    }
}
