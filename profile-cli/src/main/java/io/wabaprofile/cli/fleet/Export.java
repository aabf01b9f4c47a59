package io.wabaprofile.cli.fleet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wabaprofile.cli.output.DisplayText;
import io.wabaprofile.cli.output.ExitCode;
import io.wabaprofile.cli.output.InputException;
import io.wabaprofile.cli.output.OutputOptions;
import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.fleet.Fleet;
import io.wabaprofile.fleet.file.FleetFileWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An exported fleet.
 *
 * @param notes what the user has to know or to do, printed on the error stream
 */
public record Export(Fleet fleet, List<String> notes, ExitCode exit) {
    /**
     * Writes the fleet file, or prints it. An existing file is kept if the export is incomplete.
     *
     * @param file null to print it
     * @throws InputException if the file cannot be written
     */
    public void write(@Nullable Path file, OutputOptions output, Terminal terminal) {
        if (file != null && exit != ExitCode.OK && Files.exists(file)) {
            String kept =
                    "The existing file " + file + " was kept, because the export is incomplete. Repeat the export,"
                            + " or name a new file with --out.";
            new Export(fleet, Stream.concat(notes.stream(), Stream.of(kept)).toList(), exit)
                    .print(null, output, terminal);
            return;
        }
        String yaml = FleetFileWriter.write(fleet);
        if (file != null) {
            try {
                Files.writeString(file, yaml);
            } catch (IOException failure) {
                throw new InputException("Cannot write " + file + ": " + failure, failure);
            }
        }
        print(file == null ? yaml : null, output, terminal);
    }

    private void print(@Nullable String yaml, OutputOptions output, Terminal terminal) {
        if (output.isJson()) {
            terminal.json(json(yaml));
            return;
        }
        if (yaml != null) {
            terminal.line(yaml.stripTrailing());
        }
        notes.stream()
                .map(DisplayText::printable)
                .flatMap(note -> RunText.wrapped(note).stream())
                .forEach(terminal::error);
    }

    private ObjectNode json(@Nullable String yaml) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("channels", fleet.size());
        json.put("fleet", yaml);
        notes.forEach(json.putArray("notes")::add);
        return json;
    }
}
