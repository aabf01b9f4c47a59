package io.wabaprofile.cli.fleet;

import io.wabaprofile.cli.output.DisplayText;
import io.wabaprofile.cli.output.FieldRows;
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
    static final int WIDTH = FieldRows.WIDTH;
    private static final int SHOWN_OF_SHA256 = 12;

    /** @param shown the differences to show */
    List<String> of(ChannelResult result, Predicate<FieldDifference> shown) {
        List<String> lines = new ArrayList<>();
        Optional<FleetChannel> channel = fleet.channel(result.channel());
        String number = channel.flatMap(FleetChannel::number)
                .map(text -> " (" + text + ")")
                .orElse("");
        lines.addAll(DisplayText.wrapped(DisplayText.printable(result.channel() + number), WIDTH));
        result.differences().stream().filter(shown).forEach(difference -> lines.addAll(rows(difference, channel)));
        return lines;
    }

    private List<String> rows(FieldDifference difference, Optional<FleetChannel> channel) {
        FieldRows rows = new FieldRows().field(difference.field());
        boolean isPhoto = difference.field() == ProfileField.PHOTO;
        if (difference.comparison() == Comparison.DIFFERENT) {
            rows.removed(isPhoto ? photo(difference.current()) : difference.current());
        }
        rows.added(isPhoto ? file(channel) : difference.desired());
        switch (difference.comparison()) {
            case NOT_READABLE ->
                rows.note("cannot compare, because the response had no "
                        + difference.field().label() + "; apply sets it");
            case NOT_COMPARABLE -> rows.note("cannot compare, because " + photoLock + " has no entry; apply sets it");
            case DIFFERENT -> {}
        }
        return rows.lines();
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
}
