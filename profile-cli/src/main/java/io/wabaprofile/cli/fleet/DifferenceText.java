package io.wabaprofile.cli.fleet;

import io.wabaprofile.cli.output.DisplayText;
import io.wabaprofile.fleet.ChannelResult;
import io.wabaprofile.fleet.FieldDifference;
import io.wabaprofile.fleet.FieldDifference.Comparison;
import io.wabaprofile.fleet.Fleet;
import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.profile.ProfileField;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The differences of channels within 80 columns: the current value after a minus, the desired value after a plus.
 *
 * @param directory the directory of the fleet file, which paths of photos are relative to
 * @param photoLock where the sources of photos are recorded, for photos that cannot be compared
 */
record DifferenceText(Fleet fleet, Path directory, String photoLock) {
    static final int WIDTH = 80;
    private static final int NAME = 13;
    private static final int VALUE = WIDTH - 2 - NAME - 2;
    private static final int SHOWN_OF_SHA256 = 12;
    private static final String NOT_SET = "(not set)";

    /** @param shown the differences to show */
    List<String> of(ChannelResult result, Predicate<FieldDifference> shown) {
        List<String> lines = new ArrayList<>();
        Optional<FleetChannel> channel = fleet.channel(result.channel());
        String number = channel.flatMap(FleetChannel::number)
                .map(text -> " (" + text + ")")
                .orElse("");
        lines.addAll(DisplayText.wrapped(DisplayText.printable(result.channel() + number), WIDTH));
        result.differences().stream().filter(shown).forEach(difference -> add(lines, difference, channel));
        return lines;
    }

    private void add(List<String> lines, FieldDifference difference, Optional<FleetChannel> channel) {
        Rows rows = new Rows(lines, difference.field().label());
        boolean isPhoto = difference.field() == ProfileField.PHOTO;
        if (difference.comparison() == Comparison.DIFFERENT) {
            rows.add("-", isPhoto ? photo(difference.current()) : difference.current());
        }
        rows.add("+", isPhoto ? file(channel) : difference.desired());
        switch (difference.comparison()) {
            case NOT_READABLE ->
                rows.note("cannot compare, because the response had no "
                        + difference.field().label() + "; apply sets it");
            case NOT_COMPARABLE -> rows.note("cannot compare, because " + photoLock + " has no entry; apply sets it");
            case DIFFERENT -> {}
        }
    }

    private static List<String> photo(List<String> sha256) {
        return sha256.stream()
                .map(hash -> "a file with SHA-256 " + hash.substring(0, Math.min(SHOWN_OF_SHA256, hash.length())) + "…")
                .toList();
    }

    private List<String> file(Optional<FleetChannel> channel) {
        return channel
                .flatMap(FleetChannel::photo)
                .map(photo -> photo.file().startsWith(directory) ? directory.relativize(photo.file()) : photo.file())
                .map(Path::toString)
                .stream()
                .toList();
    }

    /** The rows of a field. Only the first has the name of the field. */
    private static final class Rows {
        private final List<String> lines;
        private String name;

        Rows(List<String> lines, String name) {
            this.lines = lines;
            this.name = name;
        }

        void add(String mark, List<String> values) {
            for (String value : values.isEmpty() ? List.of(NOT_SET) : values) {
                String before = mark + " ";
                for (String part : DisplayText.wrapped(DisplayText.printable(value), VALUE)) {
                    line(before + part);
                    before = "  ";
                }
            }
        }

        void note(String text) {
            DisplayText.wrapped(text, VALUE).forEach(part -> line("  " + part));
        }

        private void line(String text) {
            lines.add("  " + DisplayText.padded(name, NAME) + text);
            name = "";
        }
    }
}
