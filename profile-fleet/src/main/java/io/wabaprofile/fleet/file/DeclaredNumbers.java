package io.wabaprofile.fleet.file;

import static io.wabaprofile.fleet.file.ChannelSettings.KEY;
import static io.wabaprofile.fleet.file.ChannelSettings.NUMBER;
import static io.wabaprofile.fleet.file.ChannelSettings.PHONE_NUMBER_ID;

import io.wabaprofile.channel.ApiMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds numbers that two channels declare: by the key at 360dialog, the ID at Meta, or the digits of the number. */
final class DeclaredNumbers {
    private final Map<String, Member> channels = new HashMap<>();
    private final Problems problems;

    DeclaredNumbers(Problems problems) {
        this.problems = problems;
    }

    void declare(
            Member channel, Members members, ChannelSettings settings, Optional<String> number, Optional<String> id) {
        if (settings.mode().filter(mode -> mode == ApiMode.GRAPH).isPresent()) {
            id.ifPresent(value -> declare(PHONE_NUMBER_ID, value, channel, members));
        } else {
            settings.key().ifPresent(value -> declare(KEY, value.toString(), channel, members));
        }
        number.map(text -> text.replaceAll("[^0-9]", ""))
                .filter(digits -> !digits.isEmpty())
                .ifPresent(digits -> declare(NUMBER, digits, channel, members));
    }

    /** Does not repeat the value, which may be a key. */
    private void declare(String name, String value, Member channel, Members members) {
        Member other = channels.putIfAbsent(name + " " + value, channel);
        if (other != null) {
            problems.add(
                    members.get(name).map(Member::value).orElse(channel.key()),
                    channel.path() + "." + name,
                    "is the same as that of the channel " + ErrorText.printable(other.name()) + " in line "
                            + other.key().line() + ". A number may be in one channel only");
        }
    }
}
