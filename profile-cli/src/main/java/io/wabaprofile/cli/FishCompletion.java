package io.wabaprofile.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The completion script for fish, which picocli does not generate. */
final class FishCompletion {
    private static final String FUNCTIONS = """
            # The words of the command line before the cursor, without options.
            function __waba_profile_words
                set -l words (commandline -opc)
                string match -v -- '-*' $words[2..-1]
            end
            # Whether the command line has these words and no other ones.
            function __waba_profile_at
                test "$(__waba_profile_words)" = "$argv"
            end
            # Whether the command line begins with these words.
            function __waba_profile_in
                set -l words (__waba_profile_words)
                test "$words[1..$(count $argv)]" = "$argv"
            end
            """;

    private final List<String> lines = new ArrayList<>();
    private final String program;

    private FishCompletion(String program) {
        this.program = program;
    }

    /** @param program the program with all commands */
    static String script(CommandSpec program) {
        FishCompletion completion = new FishCompletion(program.name());
        completion.add(program, "");
        return FUNCTIONS + String.join("\n", completion.lines);
    }

    /** @param path the names of the command and its parents, without that of the program */
    private void add(CommandSpec command, String path) {
        boolean isGroup = !command.subcommands().isEmpty();
        String condition = "-n '__waba_profile_" + (isGroup ? "at" : "in") + path + "'";
        if (command.positionalParameters().stream().noneMatch(FishCompletion::isFile)) {
            complete(condition, "-f");
        }
        for (OptionSpec option : command.options()) {
            if (!option.hidden()) {
                complete(condition, names(option), value(option), description(first(option.description())));
            }
        }
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            if (!candidates(parameter).isEmpty()) {
                complete(condition, "-a " + quoted(candidates(parameter)));
            }
        }
        command.subcommands().forEach((name, child) -> {
            CommandSpec spec = child.getCommandSpec();
            complete(
                    condition,
                    "-a " + name,
                    description(first(spec.usageMessage().description())));
            add(spec, path + " " + name);
        });
    }

    private void complete(String... words) {
        lines.add("complete -c " + program + " " + String.join(" ", words).stripTrailing());
    }

    private static String names(OptionSpec option) {
        List<String> names = new ArrayList<>();
        for (String name : option.names()) {
            names.add(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1));
        }
        return String.join(" ", names);
    }

    /** An option with a value offers its candidates, or files, or nothing. */
    private static String value(OptionSpec option) {
        if (option.arity().max() == 0) {
            return "";
        }
        String candidates = candidates(option);
        return candidates.isEmpty() ? (isFile(option) ? "-rF" : "-x") : "-x -a " + quoted(candidates);
    }

    private static boolean isFile(ArgSpec argument) {
        return argument.type() == Path.class || argument.type() == File.class || "FILE".equals(argument.paramLabel());
    }

    private static String candidates(ArgSpec argument) {
        @Nullable Iterable<String> candidates = argument.completionCandidates();
        return candidates == null
                ? ""
                : StreamSupport.stream(candidates.spliterator(), false).collect(Collectors.joining(" "));
    }

    private static String first(String[] texts) {
        return texts.length == 0 ? "" : texts[0];
    }

    /** The first sentence. */
    private static String description(String text) {
        return text.isEmpty() ? "" : "-d " + quoted(text.split("(?<=[.:;]) ", 2)[0].replaceFirst("[.:;]$", ""));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
