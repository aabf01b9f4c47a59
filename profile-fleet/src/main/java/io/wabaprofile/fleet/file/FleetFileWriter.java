package io.wabaprofile.fleet.file;

import io.wabaprofile.fleet.Fleet;
import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.fleet.GraphAccess;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Writes a fleet as YAML. */
public final class FleetFileWriter {
    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setSchema(new CoreSchema())
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setWidth(Integer.MAX_VALUE)
            .setSplitLines(false)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .build();

    /** The emitter quotes these texts if they contain other traps, such as a colon and a space. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}/][^\\p{Cntrl}]*");

    /** Texts that parsers of YAML 1.1 convert. */
    private static final Set<String> WORDS = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    private static final Pattern LINES = Pattern.compile("[^\\s](?:[^\\p{Cntrl}\\u2028\\u2029\\uFEFF]|\\n)*");

    private FleetFileWriter() {}

    /**
     * Returns the text of a file from which {@link FleetFile#parse} reads an equal fleet. Has no {@code defaults}. Paths
     * of photos are absolute. The mode {@code graph} has its {@code appId} only if it is not {@code app}.
     */
    public static String write(Fleet fleet) {
        List<NodeTuple> channels = new ArrayList<>();
        fleet.channels().forEach(channel -> channels.add(pair(channel.name(), channel(channel))));
        List<NodeTuple> top = List.of(
                pair(FleetReader.API_VERSION, text(FleetReader.VERSION_1)),
                pair(FleetReader.CHANNELS, mapping(channels)));
        TextWriter writer = new TextWriter();
        new Dump(SETTINGS).dumpNode(mapping(top), writer);
        return writer.text.toString();
    }

    private static final class TextWriter implements StreamDataWriter {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void write(String part) {
            text.append(part);
        }

        @Override
        public void write(String source, int offset, int length) {
            text.append(source, offset, offset + length);
        }
    }

    private static Node channel(FleetChannel channel) {
        List<NodeTuple> members = new ArrayList<>();
        channel.number().ifPresent(number -> members.add(pair(ChannelSettings.NUMBER, text(number))));
        members.add(pair(ChannelSettings.MODE, text(channel.mode().code())));
        members.add(pair(ChannelSettings.KEY, text(channel.key().toString())));
        channel.graph().ifPresent(graph -> {
            members.add(pair(ChannelSettings.PHONE_NUMBER_ID, text(graph.phoneNumberId())));
            members.add(pair(ChannelSettings.GRAPH_VERSION, text(graph.version())));
            if (!graph.appId().equals(GraphAccess.APP_OF_TOKEN)) {
                members.add(pair(ChannelSettings.APP_ID, text(graph.appId())));
            }
        });
        if (!channel.profile().isEmpty()) {
            members.add(pair(ChannelSettings.PROFILE, profile(channel.profile())));
        }
        channel.photo().ifPresent(photo -> {
            String path = photo.file().toAbsolutePath().normalize().toString();
            members.add(pair(ChannelSettings.PHOTO, mapping(List.of(pair(PhotoFileReader.FILE, text(path))))));
        });
        return mapping(members);
    }

    private static Node profile(ProfileUpdate profile) {
        List<NodeTuple> fields = new ArrayList<>();
        profile.fields().forEach(field -> fields.add(pair(field.label(), values(field, profile.values(field)))));
        return mapping(fields);
    }

    private static Node values(ProfileField field, List<String> values) {
        if (values.isEmpty()) {
            return new ScalarNode(Tag.NULL, "null", ScalarStyle.PLAIN);
        }
        if (field != ProfileField.WEBSITES) {
            return text(values.get(0));
        }
        List<Node> addresses = new ArrayList<>();
        values.forEach(address -> addresses.add(text(address)));
        return new SequenceNode(Tag.SEQ, addresses, FlowStyle.BLOCK);
    }

    private static NodeTuple pair(String name, Node value) {
        return new NodeTuple(text(name), value);
    }

    private static Node mapping(List<NodeTuple> pairs) {
        return new MappingNode(Tag.MAP, pairs, pairs.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
    }

    private static Node text(String value) {
        return new ScalarNode(Tag.STR, value, style(value));
    }

    private static ScalarStyle style(String value) {
        if (PLAIN.matcher(value).matches() && !WORDS.contains(value.toLowerCase(Locale.ROOT))) {
            return ScalarStyle.PLAIN;
        }
        return value.contains("\n") && LINES.matcher(value).matches() ? ScalarStyle.LITERAL : ScalarStyle.DOUBLE_QUOTED;
    }
}
