package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.matrix.Matrix.Cell;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every promise of the table, kept by the whole library against a server behind a bad line. */
class FailureMatrixTest {
    /** Of real time, where a row is about time. */
    static final Duration SHORT = Duration.ofMillis(300);

    /** Rows that take real time, so that their parts are run together. */
    private static final Set<String> SLOW = Set.of("no-connection", "head-trickles", "body-trickles", "silence");

    private static final int OPEN_FILES_SLACK = 5;
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    private final Matrix matrix = Matrix.read();
    private int green;

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> promises() {
        List<Cell> run = matrix.cells().stream().filter(Cell::isRun).toList();
        Reach reach = new Reach(folder);
        int[] openFiles = new int[1];
        Stream<DynamicTest> first = Stream.of(DynamicTest.dynamicTest("a first call of each kind", () -> {
            warmUp();
            openFiles[0] = openFiles();
        }));
        Stream<DynamicTest> promises = run.stream()
                .map(cell -> DynamicTest.dynamicTest(cell.title(), () -> {
                    keep(cell, reach);
                    green++;
                }));
        Stream<DynamicTest> last = Stream.of(
                DynamicTest.dynamicTest("no file is left open", () -> noFileIsLeftOpen(openFiles[0])),
                DynamicTest.dynamicTest("every cell is run or has a reason", this::everyCellIsAccountedFor));
        return Stream.of(first, promises, last).flatMap(tests -> tests);
    }

    private void keep(Cell cell, Reach reach) {
        Set<Thread> threads = Scene.clientThreads();
        try {
            List<Runnable> steps = new ArrayList<>();
            Step.of(cell.operation()).forEach(step -> steps.add(() -> keep(cell, step, reach)));
            run(cell, steps);
            Scene.await("the client's threads end", () -> threads.containsAll(Scene.clientThreads()));
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(cell.title() + ": " + e.getMessage(), e);
        }
    }

    private static void run(Cell cell, List<Runnable> parts) {
        if (SLOW.contains(cell.fault())) {
            Together.run(parts);
        } else {
            parts.forEach(Runnable::run);
        }
    }

    private void keep(Cell cell, Step step, Reach reach) {
        switch (cell.fault()) {
            case "unknown-host" -> reach.unknownHost(step);
            case "no-connection" -> reach.noConnection(step);
            case "not-trusted" -> reach.notTrusted(step);
            case "stale-connection" -> reach.staleConnection(step);
            case "lengths-differ" -> {
                reach.excess(step);
                onTheWire(cell, step, Scene::open);
            }
            case "head-trickles", "body-trickles" ->
                onTheWire(cell, step, () -> Scene.open((usual, scene) -> usual.attemptLimit(SHORT)));
            case "silence" -> onTheWire(cell, step, () -> Scene.within(SHORT.multipliedBy(2)));
            case "not-a-document" -> {
                keepAll(cell, WireFaults.noDocuments(false), step, cell.code(), Scene::open);
                String code = step.isOnPremiseWrite() ? "ok" : cell.code();
                keepAll(cell, WireFaults.noDocuments(true), step, code, Scene::open);
            }
            case "interim" -> reach.interim(step);
            case "endpoint-limit" -> Hints.endpointLimit(step);
            case "throttled" -> Hints.throttled(step);
            case "key-refused" -> Keys.refused(step);
            case "file-changed" -> new ChangingFiles(folder).changed(step);
            case "bad-file" -> Refusals.badFile(step);
            case "hostile-answer" -> {
                if (step.isUpload()) {
                    Refusals.hostileSession(step);
                } else {
                    Refusals.hostileHandle();
                }
            }
            case "held-back" -> Refusals.heldBack(step);
            case "interrupted" -> Threading.interrupted(step);
            case "key-rotated" -> Keys.rotated(step);
            case "two-writers" -> Threading.twoWriters(step);
            case "clock-jumps" -> Hints.clockJumps(step);
            default -> onTheWire(cell, step, Scene::open);
        }
    }

    private static void onTheWire(Cell cell, Step step, Supplier<Scene> scenes) {
        try (Scene elsewhere = Scene.open()) {
            keepAll(cell, WireFaults.named(cell.fault(), elsewhere.simulatorAddress()), step, cell.code(), scenes);
            assertThat(elsewhere.answeredBySimulator()).as("requests elsewhere").isZero();
        }
    }

    private static void keepAll(Cell cell, List<WireFault> faults, Step step, String code, Supplier<Scene> scenes) {
        List<Runnable> parts = new ArrayList<>();
        for (WireFault fault : faults) {
            for (Runnable part : new Promises(step, fault, scenes).parts(code)) {
                parts.add(() -> named(step + ", " + fault.name(), part));
            }
        }
        run(cell, parts);
    }

    private static void named(String name, Runnable part) {
        try {
            part.run();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(name + ": " + e.getMessage(), e);
        }
    }

    private static void warmUp() {
        for (Step step : Step.values()) {
            try (Scene scene = Scene.open()) {
                Verdict.succeeded(step, scene.attempt(step), scene);
                assertThat(Scene.clientThreads()).as("threads to look after").isNotEmpty();
            }
        }
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
