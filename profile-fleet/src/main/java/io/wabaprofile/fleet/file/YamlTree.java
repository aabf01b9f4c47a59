package io.wabaprofile.fleet.file;

import io.wabaprofile.fleet.file.YamlNode.Items;
import io.wabaprofile.fleet.file.YamlNode.Pair;
import io.wabaprofile.fleet.file.YamlNode.Pairs;
import io.wabaprofile.fleet.file.YamlNode.Text;
import io.wabaprofile.fleet.file.YamlNode.Unsupported;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Builds the nodes of a document from the events of the parser. Converts no scalar and resolves no alias. */
final class YamlTree {
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();

    /** A valid file has at most 5 levels. The time of the parser grows with the square of the nesting. */
    private static final int DEEPEST = 20;

    private final Deque<OpenNode> open = new ArrayDeque<>();
    private @Nullable YamlNode root;

    private record OpenNode(CollectionStartEvent start, List<YamlNode> children) {}

    private YamlTree() {}

    /** Returns the document; empty if there is none, or the text is not YAML. */
    static Optional<YamlNode> parse(String text, Problems problems) {
        YamlTree tree = new YamlTree();
        int documents = 0;
        try {
            Parser parser = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text));
            while (parser.hasNext()) {
                Event event = parser.next();
                if (event instanceof DocumentStartEvent && ++documents > 1) {
                    Mark mark = mark(event);
                    problems.add(line(mark), column(mark), "", "A fleet file has one document. Remove the line ---");
                    break;
                }
                if (tree.open.size() > DEEPEST) {
                    Mark mark = mark(event);
                    problems.add(line(mark), column(mark), "", "The file is nested deeper than " + DEEPEST + " levels");
                    return Optional.empty();
                }
                tree.handle(event);
            }
        } catch (YamlEngineException invalid) {
            problems.add(SyntaxProblem.of(invalid, text));
            return Optional.empty();
        }
        return Optional.ofNullable(tree.root).filter(node -> !(node instanceof Text only && only.isMissing()));
    }

    private void handle(Event event) {
        if (event instanceof CollectionStartEvent start) {
            open.push(new OpenNode(start, new ArrayList<>()));
        } else if (event instanceof CollectionEndEvent) {
            OpenNode complete = open.pop();
            add(unsupported(complete.start(), complete.start().getTag().isPresent())
                    .orElseGet(() -> collection(complete)));
        } else if (event instanceof ScalarEvent scalar) {
            add(unsupported(scalar, scalar.getTag().isPresent())
                    .orElseGet(() ->
                            new Text(line(mark(scalar)), column(mark(scalar)), scalar.getValue(), scalar.isPlain())));
        } else if (event instanceof AliasEvent alias) {
            add(
                    new Unsupported(
                            line(mark(alias)),
                            column(mark(alias)),
                            "is an alias (*). A fleet file may not have anchors and aliases. Use defaults or repeat the value"));
        }
    }

    private void add(YamlNode node) {
        OpenNode parent = open.peek();
        if (parent == null) {
            root = node;
        } else {
            parent.children().add(node);
        }
    }

    private static Optional<YamlNode> unsupported(NodeEvent event, boolean tagged) {
        Mark mark = mark(event);
        if (event.getAnchor().isPresent()) {
            return Optional.of(
                    new Unsupported(
                            line(mark),
                            column(mark),
                            "has an anchor (&). A fleet file may not have anchors and aliases. Use defaults or repeat the value"));
        }
        return tagged
                ? Optional.of(new Unsupported(
                        line(mark), column(mark), "has a tag (!). A fleet file may not have tags. Remove it"))
                : Optional.empty();
    }

    private static YamlNode collection(OpenNode node) {
        Mark mark = mark(node.start());
        List<YamlNode> children = node.children();
        if (!(node.start() instanceof MappingStartEvent)) {
            return new Items(line(mark), column(mark), children);
        }
        List<Pair> pairs = new ArrayList<>(children.size() / 2);
        for (int i = 0; i < children.size(); i += 2) {
            pairs.add(new Pair(children.get(i), children.get(i + 1)));
        }
        return new Pairs(line(mark), column(mark), pairs);
    }

    private static Mark mark(Event event) {
        return event.getStartMark().orElseThrow();
    }

    private static int line(Mark mark) {
        return mark.getLine() + 1;
    }

    private static int column(Mark mark) {
        return mark.getColumn() + 1;
    }
}
