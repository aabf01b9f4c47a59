package io.wabaprofile.cli.connection;

import io.wabaprofile.cli.output.DisplayText;
import io.wabaprofile.cli.output.InputException;
import io.wabaprofile.cli.output.UsageException;
import io.wabaprofile.fleet.Fleet;
import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.fleet.file.FleetFile;
import io.wabaprofile.fleet.file.FleetFileException;
import io.wabaprofile.fleet.file.FleetFileException.Problem;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** A file that describes channels. */
public record ConfigFile(Path path) {
    private static final Set<String> KEY_SCHEMES = Set.of("env", "file");
    private static final int LISTED = 20;

    /** A longer name is not repeated, because it may be a key. */
    private static final int LONGEST_REPEATED = 19;

    /** @throws InputException with all problems of the file */
    public Fleet read() {
        if (!Files.exists(path)) {
            throw new InputException("The file " + path + " does not exist", null);
        }
        try {
            return FleetFile.read(path, KEY_SCHEMES);
        } catch (FleetFileException invalid) {
            List<String> reasons = new ArrayList<>();
            int count = invalid.problems().size();
            reasons.add(path + " has " + (count == 1 ? "a problem:" : count + " problems:"));
            invalid.problems().stream().map(Problem::message).forEach(reasons::add);
            throw new InputException(reasons, invalid);
        } catch (UncheckedIOException failure) {
            throw new InputException("Cannot read " + path + ". " + failure.getMessage(), failure);
        }
    }

    /** @throws UsageException if the file has no such channel */
    public FleetChannel channel(String name) {
        return channel(read(), name);
    }

    /**
     * The channels with these names, in the order of the file; all if there are no names.
     *
     * @throws UsageException if the file has no such channel
     */
    public Fleet only(List<String> names) {
        Fleet all = read();
        if (names.isEmpty()) {
            return all;
        }
        names.forEach(name -> channel(all, name));
        return Fleet.of(all.channels().stream()
                .filter(channel -> names.contains(channel.name()))
                .toList());
    }

    private FleetChannel channel(Fleet fleet, String name) {
        return fleet.channel(name).orElseThrow(() -> new UsageException(unknown(name), known(fleet, name)));
    }

    private String unknown(String name) {
        boolean isRepeated = FleetChannel.isName(name) && name.length() <= LONGEST_REPEATED;
        return path + " has no channel " + (isRepeated ? "'" + name + "'." : "with this name.");
    }

    private static String known(Fleet fleet, String name) {
        List<String> names = fleet.channels().stream().map(FleetChannel::name).toList();
        if (names.isEmpty()) {
            return "It has no channels.";
        }
        String more = names.size() > LISTED ? " and " + (names.size() - LISTED) + " more" : "";
        String listed = names.stream().limit(LISTED).collect(Collectors.joining(", "));
        return similar(names, name) + "Known names: " + listed + more + ".";
    }

    /** As picocli suggests a command for a wrong one. */
    private static String similar(List<String> names, String name) {
        CommandSpec commands = CommandSpec.create();
        names.forEach(each -> commands.addSubcommand(each, CommandSpec.create()));
        List<String> suggestions =
                new UnmatchedArgumentException(new CommandLine(commands), List.of(name)).getSuggestions();
        return suggestions.isEmpty() ? "" : "Did you mean '" + DisplayText.printable(suggestions.get(0)) + "'? ";
    }
}
