package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.matrix.Matrix.Cell;
import java.io.File;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every promise of the table, kept by the whole library against a server behind a bad line. */
class FailureMatrixTest {
    private static final int OPEN_FILES_SLACK = 5;
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    private final Matrix matrix = Matrix.read();
    private int green;

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> promises() {
        List<Cell> run = matrix.cells().stream().filter(Cell::isRun).toList();
        Rows rows = new Rows(folder);
        int[] openFiles = new int[1];
        Stream<DynamicTest> first = Stream.of(DynamicTest.dynamicTest("a first call of each kind", () -> {
            warmUp();
            openFiles[0] = openFiles();
        }));
        Stream<DynamicTest> promises = run.stream()
                .map(cell -> DynamicTest.dynamicTest(cell.title(), () -> {
                    keep(cell, rows);
                    green++;
                }));
        Stream<DynamicTest> last = Stream.of(
                DynamicTest.dynamicTest("no file is left open", () -> noFileIsLeftOpen(openFiles[0])),
                DynamicTest.dynamicTest("every cell is run or has a reason", this::everyCellIsAccountedFor));
        return Stream.of(first, promises, last).flatMap(tests -> tests);
    }

    private static void keep(Cell cell, Rows rows) {
        Set<Thread> threads = ClientThreads.running();
        try {
            rows.keep(cell);
            Scene.await("the client's threads end", () -> threads.containsAll(ClientThreads.running()));
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(cell.title() + ": " + e.getMessage(), e);
        }
    }

    private static void warmUp() {
        Set<Step> withThreads = EnumSet.noneOf(Step.class);
        for (Step step : Step.values()) {
            try (Scene scene = Scene.open()) {
                Verdict.succeeded(step, scene.attempt(step), scene);
                if (!ClientThreads.running().isEmpty()) {
                    withThreads.add(step);
                }
            }
        }
        assertThat(withThreads)
                .as("steps with threads to look after; the others stay on the caller's own")
                .contains(Step.SET_PHOTO, Step.OPEN, Step.SEND, Step.ASK);
    }

    private static int openFiles() {
        String[] open = OPEN_FILES.toFile().list();
        return open == null ? 0 : open.length;
    }

    /** A client's selector is closed with it from Java 21 on, and once it is collected before. */
    private static void noFileIsLeftOpen(int before) {
        if (!new File(OPEN_FILES.toString()).isDirectory()) {
            return;
        }
        Scene.await("files are closed", () -> {
            System.gc();
            return openFiles() <= before + OPEN_FILES_SLACK;
        });
    }

    private void everyCellIsAccountedFor() {
        List<Cell> cells = matrix.cells();
        long testable = cells.stream().filter(Cell::isTestable).count();
        long run = cells.stream().filter(Cell::isRun).count();
        Map<String, Long> reasons = cells.stream()
                .filter(cell -> cell.isTestable() && !cell.isRun())
                .collect(Collectors.groupingBy(Cell::reason, TreeMap::new, Collectors.counting()));
        System.out.printf(
                "Failure matrix: %d cells, %d of them testable, %d run, %d green, not run: %s%n",
                cells.size(), testable, run, green, reasons);
        assertThat(cells).hasSize(45 * Matrix.OPERATIONS.length());
        assertThat(run + reasons.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(testable);
    }
}
