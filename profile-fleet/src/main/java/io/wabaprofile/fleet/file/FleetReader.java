package io.wabaprofile.fleet.file;

import static io.wabaprofile.fleet.file.ChannelSettings.APP_ID;
import static io.wabaprofile.fleet.file.ChannelSettings.GRAPH_VERSION;
import static io.wabaprofile.fleet.file.ChannelSettings.KEY;
import static io.wabaprofile.fleet.file.ChannelSettings.MODE;
import static io.wabaprofile.fleet.file.ChannelSettings.NUMBER;
import static io.wabaprofile.fleet.file.ChannelSettings.PHONE_NUMBER_ID;

import io.wabaprofile.channel.ApiMode;
import io.wabaprofile.fleet.Fleet;
import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.fleet.GraphAccess;
import io.wabaprofile.fleet.file.YamlNode.Pairs;
import io.wabaprofile.fleet.file.YamlNode.Unsupported;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns a document into a fleet, or reports all its problems. */
final class FleetReader {
    static final String API_VERSION = "apiVersion";
    static final String VERSION_1 = "wabaprofile.io/v1";
    static final String DEFAULTS = "defaults";
    static final String CHANNELS = "channels";

    private static final List<String> TOP = List.of(API_VERSION, DEFAULTS, CHANNELS);

    private final Problems problems;
    private final SettingsReader settings;
    private final DeclaredNumbers numbers;
    private final List<FleetChannel> channels = new ArrayList<>();

    FleetReader(Path directory, Set<String> keySchemes, Problems problems) {
        this.problems = problems;
        this.settings = new SettingsReader(directory, keySchemes, problems);
        this.numbers = new DeclaredNumbers(problems);
    }

    /** @throws FleetFileException if there is a problem */
    Fleet read(YamlNode root) {
        if (!(root instanceof Pairs)) {
            String rule = root instanceof Unsupported unsupported
                    ? unsupported.rule()
                    : "must be a mapping with apiVersion and channels, but is " + root.kind();
            problems.add(root, "", "The file " + rule);
        } else {
            top(root);
        }
        problems.check();
        return Fleet.of(channels);
    }

    private void top(YamlNode root) {
        Members top = Members.of(root, "", TOP, Map.of(), problems);
        apiVersion(top, root);
        ChannelSettings defaults = top.get(DEFAULTS).map(settings::defaults).orElse(ChannelSettings.NONE);
        top.get(CHANNELS)
                .ifPresentOrElse(
                        all -> channels(all, defaults),
                        () -> problems.add(root, CHANNELS, "is required: the channels by their names"));
    }

    private void apiVersion(Members top, YamlNode root) {
        Optional<Member> member = top.get(API_VERSION);
        if (member.isEmpty()) {
            problems.add(root, API_VERSION, "is required: " + VERSION_1);
        } else {
            member.get()
                    .text(problems)
                    .filter(version -> !version.equals(VERSION_1))
                    .ifPresent(other -> problems.add(
                            member.get(), "must be " + VERSION_1 + ", but is \"" + ErrorText.printable(other) + '"'));
        }
    }

    private void channels(Member all, ChannelSettings defaults) {
        for (Member channel : Members.of(all.value(), all.path(), problems).all()) {
            if (!FleetChannel.isName(channel.name())) {
                problems.add(
                        channel.key(),
                        channel.path(),
                        "is not a name of a channel: 1 to 64 letters, digits, hyphens, underscores and dots, starting"
                                + " with a letter or a digit");
            }
            channel(channel, defaults);
        }
    }

    private void channel(Member channel, ChannelSettings defaults) {
        ChannelSettings own = settings.channel(channel);
        ChannelSettings all = own.over(defaults);
        if (!(channel.value() instanceof Pairs)) {
            return;
        }
        required(channel, own, defaults, MODE, "cloud, onpremise or graph");
        required(channel, own, defaults, KEY, "a reference such as env:D360_API_KEY");
        Optional<String> number = own.members().get(NUMBER).flatMap(member -> member.text(problems));
        Optional<String> id = settings.phoneNumberId(own.members());
        if (all.mode().isPresent()) {
            if (all.mode().get() == ApiMode.GRAPH) {
                required(channel, own, ChannelSettings.NONE, PHONE_NUMBER_ID, "Meta's ID of the number");
                required(channel, own, defaults, GRAPH_VERSION, "a version of the Graph API such as v23.0");
            } else {
                graphOnly(own.members());
            }
            numbers.declare(channel, own.members(), all, number, id);
        }
        if (problems.isEmpty()) {
            channels.add(new FleetChannel(
                    channel.name(),
                    number,
                    all.mode().orElseThrow(),
                    all.key().orElseThrow(),
                    graph(all, id),
                    all.profile(),
                    all.photo()));
        }
    }

    private void required(Member channel, ChannelSettings own, ChannelSettings defaults, String name, String expected) {
        if (!own.members().has(name) && !defaults.members().has(name)) {
            problems.add(channel.key(), channel.path() + "." + name, "is required: " + expected);
        }
    }

    private void graphOnly(Members own) {
        for (String name : List.of(PHONE_NUMBER_ID, GRAPH_VERSION, APP_ID)) {
            own.get(name)
                    .ifPresent(member -> problems.add(
                            member.key(), member.path(), "is for the mode graph only. Remove it or change the mode"));
        }
    }

    private static Optional<GraphAccess> graph(ChannelSettings all, Optional<String> id) {
        return all.mode()
                .filter(mode -> mode == ApiMode.GRAPH)
                .map(mode -> new GraphAccess(
                        id.orElseThrow(),
                        all.graphVersion().orElseThrow(),
                        all.appId().orElse(GraphAccess.APP_OF_TOKEN)));
    }
}
