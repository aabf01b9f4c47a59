package io.wabaprofile.fleet.file;

import io.wabaprofile.fleet.file.FleetFileException.Problem;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/** Says in plain sentences why a text is not YAML. Contains no value of the file. */
final class SyntaxProblem {
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
        String context = invalid.getContext() == null ? "" : invalid.getContext();
        if (context.contains("quoted scalar") && problem.contains("end of stream")) {
            Mark start = invalid.getContextMark().orElse(mark);
            return at(start, "The text has no closing quotation mark");
        }
        if (context.contains("flow") && problem.contains("<stream end>")) {
            Mark start = invalid.getContextMark().orElse(mark);
            return at(start, "The " + (context.contains("mapping") ? "brace {" : "bracket [") + " is not closed");
        }
        if (problem.contains("TAB")) {
            return at(mark, "The line is indented with a tab. Use spaces");
        }
        if (problem.contains("cannot start any token")) {
            return at(mark, "A text that starts with this character must be in quotes");
        }
        if (problem.contains("mapping values are not allowed")) {
            return at(
                    mark,
                    "A colon is not allowed here. Put a text that contains a colon and a space in quotes, or correct"
                            + " the indentation");
        }
        if (problem.contains("could not find expected ':'")) {
            return at(invalid.getContextMark().orElse(mark), "The line has no colon after the name of a member");
        }
        if (problem.contains("expected <block end>")) {
            return at(
                    mark, "The line does not fit the lines above. Correct the indentation, or put the text in quotes");
        }
        if (problem.startsWith("expected ',' or")) {
            return at(mark, "A comma or the closing bracket is missing before this place");
        }
        if (problem.contains("unknown escape")) {
            return at(
                    mark, "The text has an unknown escape. Write \\\\ for a backslash, or use single quotation marks");
        }
        if (problem.contains("tag handle")) {
            return at(mark, "A fleet file may not have tags. Remove the tag, or put the text in quotes");
        }
        return at(mark, "The file is not valid YAML 1.2 or JSON: " + problem);
    }

    private static Problem at(Mark mark, String rule) {
        return new Problem(mark.getLine() + 1, mark.getColumn() + 1, "", rule);
    }
}
