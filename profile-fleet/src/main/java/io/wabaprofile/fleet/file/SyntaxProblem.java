package io.wabaprofile.fleet.file;

import io.wabaprofile.fleet.file.FleetFileException.Problem;
import java.util.Map;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/** Says in plain sentences why a text is not YAML. Contains no value of the file. */
final class SyntaxProblem {
    /** Our sentences by a part of the parser's message. Two parts do not occur in the same message. */
    private static final Map<String, String> RULES = Map.of(
            "any token",
            "A text that starts with this character must be in quotation marks",
            "mapping values are not allowed",
            "A colon is not allowed here. Put a text that contains a colon and a space in quotation marks, or correct"
                    + " the indentation",
            "expected <block end>",
            "The line does not fit the lines above. Correct the indentation, or put the text in quotation marks",
            "expected ',' or",
            "A comma or the closing bracket is missing before this place",
            "unknown escape",
            "The text has an unknown escape. Write \\\\ for a backslash, or use single quotation marks",
            "tag handle",
            "A fleet file may not have tags. Remove the tag, or put the text in quotation marks");

    private SyntaxProblem() {}

    static Problem of(YamlEngineException invalid, String text) {
        if (invalid instanceof MarkedYamlEngineException marked
                && marked.getProblemMark().isPresent()) {
            return marked(marked, marked.getProblemMark().get());
        }
        if (invalid instanceof ReaderException unreadable) {
            return at(
                    text,
                    unreadable.getPosition(),
                    String.format(
                            "The file has the character U+%04X, which YAML does not allow", unreadable.getCodePoint()));
        }
        if (invalid instanceof YamlVersionException) {
            return new Problem(1, 1, "", "The file must be YAML 1.2. Remove the line %YAML");
        }
        return new Problem(0, 0, "", "The file is not valid YAML 1.2 or JSON: " + invalid.getMessage());
    }

    /** @param index the position in code points */
    static Problem at(String text, int index, String rule) {
        int line = 1;
        int column = 1;
        int end = text.offsetByCodePoints(0, index);
        for (int i = 0; i < end; i = text.offsetByCodePoints(i, 1)) {
            boolean lineBreak = text.charAt(i) == '\n';
            line += lineBreak ? 1 : 0;
            column = lineBreak ? 1 : column + 1;
        }
        return new Problem(line, column, "", rule);
    }

    private static Problem marked(MarkedYamlEngineException invalid, Mark mark) {
        String problem = String.valueOf(invalid.getProblem());
        String context = String.valueOf(invalid.getContext());
        Mark start = invalid.getContextMark().orElse(mark);
        if (context.contains("quoted scalar") && problem.contains("end of stream")) {
            return at(start, "The text has no closing quotation mark");
        }
        if (context.contains("flow mapping") && problem.contains("<stream end>")) {
            return at(start, "The brace { is not closed");
        }
        if (context.contains("flow sequence") && problem.contains("<stream end>")) {
            return at(start, "The bracket [ is not closed");
        }
        if (problem.contains("could not find expected ':'")) {
            return at(start, "The line has no colon after the name of a member");
        }
        if (problem.contains("TAB")) {
            return at(mark, "The line is indented with a tab. Use spaces");
        }
        return RULES.entrySet().stream()
                .filter(rule -> problem.contains(rule.getKey()))
                .findFirst()
                .map(rule -> at(mark, rule.getValue()))
                .orElseGet(() -> at(mark, "The file is not valid YAML 1.2 or JSON: " + problem));
    }

    private static Problem at(Mark mark, String rule) {
        return new Problem(mark.getLine() + 1, mark.getColumn() + 1, "", rule);
    }
}
