package io.wabaprofile.fleet.file;

import io.wabaprofile.fleet.file.YamlNode.Pair;
import io.wabaprofile.fleet.file.YamlNode.Pairs;
import io.wabaprofile.fleet.file.YamlNode.Text;
import io.wabaprofile.fleet.file.YamlNode.Unsupported;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members of a mapping, in the order of the file. Of members with the same name, the first one. */
final class Members {
    static final Members NONE = new Members(Map.of());

    private final Map<String, Member> members;

    private Members(Map<String, Member> members) {
        this.members = members;
    }

    /** Reads a mapping with any names. Reports names that are given twice. */
    static Members of(YamlNode mapping, String path, Problems problems) {
        if (!(mapping instanceof Pairs pairs)) {
            problems.addType(mapping, path, "a mapping");
            return NONE;
        }
        Map<String, Member> members = new LinkedHashMap<>();
        for (Pair pair : pairs.values()) {
            if (!(pair.key() instanceof Text key)) {
                problems.add(pair.key(), path, nameRule(pair.key()));
                continue;
            }
            String name = ErrorText.memberName(key.value());
            Member member = new Member(path.isEmpty() ? name : path + "." + name, key, pair.value());
            Member first = members.putIfAbsent(key.value(), member);
            if (first != null) {
                problems.add(
                        key,
                        member.path(),
                        "is given twice, first in line " + first.key().line() + ". Remove one");
            }
        }
        return new Members(members);
    }

    private static String nameRule(YamlNode name) {
        return name instanceof Unsupported unsupported
                ? unsupported.rule()
                : "has a member whose name is " + name.kind() + ". A name must be text";
    }

    /**
     * Reads a mapping with known names. Reports other names.
     *
     * @param hints what to do about other names that are a likely mistake
     */
    static Members of(YamlNode mapping, String path, List<String> known, Map<String, String> hints, Problems problems) {
        Members members = of(mapping, path, problems);
        for (Member member : members.all()) {
            if (!known.contains(member.name())) {
                String hint =
                        hints.getOrDefault(member.name(), "is unknown" + ErrorText.suggestion(member.name(), known));
                problems.add(member.key(), member.path(), hint);
            }
        }
        return members;
    }

    Collection<Member> all() {
        return members.values();
    }

    Optional<Member> get(String name) {
        return Optional.ofNullable(members.get(name));
    }

    boolean has(String name) {
        return members.containsKey(name);
    }
}
