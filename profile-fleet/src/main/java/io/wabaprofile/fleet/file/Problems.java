package io.wabaprofile.fleet.file;

import io.wabaprofile.fleet.file.FleetFileException.Problem;
import io.wabaprofile.fleet.file.YamlNode.Text;
import io.wabaprofile.fleet.file.YamlNode.Unsupported;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the problems of a file. */
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    void add(Problem problem) {
        found.add(problem);
    }

    void add(int line, int column, String path, String rule) {
        found.add(new Problem(line, column, path, rule));
    }

    void add(YamlNode place, String path, String rule) {
        add(place.line(), place.column(), path, rule);
    }

    void add(Member member, String rule) {
        add(member.value(), member.path(), rule);
    }

    /** Reports a value of another type. Does not contain the value. */
    void addType(YamlNode value, String path, String expected) {
        if (value instanceof Unsupported unsupported) {
            add(value, path, unsupported.rule());
        } else if (value instanceof Text text && text.isMissing()) {
            add(value, path, "has no value. It must be " + expected);
        } else {
            add(value, path, "must be " + expected + ", but is " + value.kind());
        }
    }

    int size() {
        return found.size();
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** @throws FleetFileException if there is a problem */
    void check() {
        if (!found.isEmpty()) {
            found.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
            throw new FleetFileException(found);
        }
    }
}
