package io.wabaprofile.fleet.file;

import java.util.List;
import java.util.Set;

/** A value of a YAML document and its place. Lines and columns start with 1. */
sealed interface YamlNode {
    int line();

    int column();

    /** A name for messages, such as "a list". */
    String kind();

    /** A scalar as it is written; {@code 0123} and {@code on} are texts. */
    record Text(int line, int column, String value, boolean plain) implements YamlNode {
        private static final Set<String> NULLS = Set.of("null", "Null", "NULL", "~");

        boolean isNull() {
            return plain && NULLS.contains(value);
        }

        /** Whether there is no value, not even quotes. */
        boolean isMissing() {
            return plain && value.isEmpty();
        }

        @Override
        public String kind() {
            return isNull() ? "null" : "text";
        }
    }

    /** A sequence. */
    record Items(int line, int column, List<YamlNode> values) implements YamlNode {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A mapping with all pairs, also with repeated keys. */
    record Pairs(int line, int column, List<Pair> values) implements YamlNode {
        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /** A key and its value. */
    record Pair(YamlNode key, YamlNode value) {}

    /** A value that uses a feature of YAML that a fleet file may not have. */
    record Unsupported(int line, int column, String rule) implements YamlNode {
        @Override
        public String kind() {
            return "unsupported";
        }
    }
}
