package io.wabaprofile.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The table of promises, as it stands in {@code failure-matrix.csv}. */
final class Matrix {
    static final String OPERATIONS = "GAPFSUQ";
    private static final Pattern CELL = Pattern.compile("(.*?)(?: \\[([a-z]+)\\])?");

    private final List<Cell> cells = new ArrayList<>();
    private final Map<String, String> reasons = new HashMap<>();

    private Matrix() {}

    /**
     * @param operation a letter of {@link #OPERATIONS}
     * @param reason why it is not run, empty if it is
     */
    record Cell(int row, String fault, String words, char operation, String code, String reason) {
        boolean isTestable() {
            return !code.equals("-");
        }

        boolean isRun() {
            return isTestable() && reason.isEmpty();
        }

        String title() {
            return "row " + row + " × " + operation + ": " + words + " → " + code;
        }
    }

    static Matrix read() {
        Matrix matrix = new Matrix();
        lines().filter(line -> !line.startsWith("#") && !line.startsWith("row;"))
                .forEach(line -> matrix.add(line.split(";")));
        return matrix;
    }

    private static Stream<String> lines() {
        try (InputStream table = Matrix.class.getResourceAsStream("/matrix/failure-matrix.csv")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String[] line) {
        if (line[0].equals("reason")) {
            reasons.put(line[1], line[2]);
            return;
        }
        if (line.length != 3 + OPERATIONS.length()) {
            throw new IllegalStateException("Row " + line[0] + " has " + line.length + " columns");
        }
        for (int i = 0; i < OPERATIONS.length(); i++) {
            Matcher cell = CELL.matcher(line[3 + i]);
            if (!cell.matches()) {
                throw new IllegalStateException("Row " + line[0] + " has no cell in column " + OPERATIONS.charAt(i));
            }
            cells.add(new Cell(
                    Integer.parseInt(line[0]),
                    line[1],
                    line[2],
                    OPERATIONS.charAt(i),
                    cell.group(1),
                    cell.group(2) == null ? "" : reason(cell.group(2))));
        }
    }

    private String reason(String name) {
        String reason = reasons.get(name);
        if (reason == null) {
            throw new IllegalStateException("No reason is called " + name);
        }
        return reason;
    }

    List<Cell> cells() {
        return List.copyOf(cells);
    }
}
