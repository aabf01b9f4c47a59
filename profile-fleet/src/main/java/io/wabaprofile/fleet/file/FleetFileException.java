package io.wabaprofile.fleet.file;

import java.util.List;
import java.util.stream.Collectors;

/** A fleet file is invalid. Contains all problems. */
public final class FleetFileException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final Problem[] problems;

    FleetFileException(List<Problem> problems) {
        super(problems.stream().map(Problem::message).collect(Collectors.joining("\n")));
        this.problems = problems.toArray(Problem[]::new);
    }

    /** The problems, in the order of the file. Unmodifiable. */
    public List<Problem> problems() {
        return List.of(problems);
    }

    /**
     * One problem.
     *
     * @param line the line, starting with 1; 0 if the problem concerns the whole file
     * @param column the column, starting with 1
     * @param field the path of the value, such as {@code channels.berlin.profile.about}
     * @param rule what is wrong and what is expected
     */
    public record Problem(int line, int column, String field, String rule) implements java.io.Serializable {
        /** Returns one sentence with the line, the column, the field and the rule. */
        public String message() {
            String place = line == 0 ? "" : "Line " + line + ", column " + column + ": ";
            return place + (field.isEmpty() ? "" : field + " ") + rule;
        }
    }
}
