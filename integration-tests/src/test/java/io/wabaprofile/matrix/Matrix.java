package io.wabaprofile.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The content of {@code failure-matrix.csv}. */
final class Matrix {
    private static final int COLUMNS_BEFORE_CELLS = 3;
    private static final String HEADER = "fault;description;transports;"
            + String.join(
                    ";", Arrays.stream(MatrixOperation.values()).map(Enum::name).toList());
    private static final Pattern CELL = Pattern.compile("([A-Z_]+)(?: \\[([a-z]+)\\])?");

    private final List<Cell> cells = new ArrayList<>();
    private final Map<Behaviour, String> definitions = new EnumMap<>(Behaviour.class);
    private final Map<String, String> reasons = new HashMap<>();

    private Matrix() {}

    /**
     * @param transports PLAIN, TLS or both
     * @param reason why the test does not run the cell, empty if it does
     */
    record Cell(
            String fault,
            String description,
            List<String> transports,
            MatrixOperation operation,
            Behaviour behaviour,
            String reason) {
        boolean isTestable() {
            return behaviour != Behaviour.CANNOT_OCCUR;
        }

        boolean isRun() {
            return isTestable() && reason.isEmpty();
        }

        String title() {
            return fault + " × " + operation + ": " + description + " → " + behaviour;
        }
    }

    static Matrix read() {
        Matrix matrix = new Matrix();
        lines().filter(line -> !line.startsWith("#")).forEach(matrix::add);
        return matrix;
    }

    private static Stream<String> lines() {
        try (InputStream table = Matrix.class.getResourceAsStream("/matrix/failure-matrix.csv")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line) {
        if (line.equals(HEADER)) {
            return;
        }
        String[] definition = line.split(";", COLUMNS_BEFORE_CELLS);
        switch (definition[0]) {
            case "word" -> definitions.put(Behaviour.valueOf(definition[1]), definition[2]);
            case "not-run" -> reasons.put(definition[1], definition[2]);
            default -> addRow(line.split(";"));
        }
    }

    private void addRow(String[] line) {
        if (line.length != COLUMNS_BEFORE_CELLS + MatrixOperation.values().length) {
            throw new IllegalStateException("Row " + line[0] + " has " + line.length + " columns");
        }
        List<String> transports = List.of(line[2].split("\\+"));
        for (MatrixOperation operation : MatrixOperation.values()) {
            Matcher cell = CELL.matcher(line[COLUMNS_BEFORE_CELLS + operation.ordinal()]);
            if (!cell.matches()) {
                throw new IllegalStateException("Row " + line[0] + " has no cell in column " + operation);
            }
            Behaviour behaviour = Behaviour.valueOf(cell.group(1));
            String reason = cell.group(2) == null ? "" : reason(cell.group(2));
            cells.add(new Cell(line[0], line[1], transports, operation, behaviour, reason));
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

    /** What each word means. */
    Map<Behaviour, String> definitions() {
        return Map.copyOf(definitions);
    }
}
