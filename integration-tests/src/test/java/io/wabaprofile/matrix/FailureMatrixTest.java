package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.matrix.Matrix.Cell;
import io.wabaprofile.testkit.wire.TestCertificates;
import java.io.File;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Tests each cell of {@code failure-matrix.csv}: the whole library, a simulated server, and a proxy between them. */
class FailureMatrixTest {
    private static final int OPEN_FILES_SLACK = 5;
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    private final Matrix matrix = Matrix.read();
    private int passed;

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyOperationBehavesUnderEveryFaultAsItsCellSays() {
        Map<String, Transport> transports =
                Map.of("PLAIN", Transport.PLAIN, "TLS", Transport.tls(TestCertificates.trusted()));
        Rows rows = new Rows(folder);
        int[] openFiles = new int[1];
        Stream<DynamicTest> first =
                Stream.of(DynamicTest.dynamicTest("every kind of request succeeds over every transport", () -> {
                    transports.values().forEach(FailureMatrixTest::warmUp);
                    openFiles[0] = openFiles();
                }));
        Stream<DynamicTest> cells = matrix.cells().stream()
                .filter(Cell::isRun)
                .flatMap(cell -> tests(
                        cell, cell.transports().stream().map(transports::get).toList(), rows));
        Stream<DynamicTest> last = Stream.of(
                DynamicTest.dynamicTest("no file is left open", () -> noFileIsLeftOpen(openFiles[0])),
                DynamicTest.dynamicTest("every cell is run or has a reason", this::everyCellIsRunOrHasAReason));
        return Stream.of(first, cells, last).flatMap(tests -> tests);
    }

    /** One test for each transport. They run at the same time, when the first one is started. */
    private Stream<DynamicTest> tests(Cell cell, List<Transport> transports, Rows rows) {
        List<FutureTask<?>> runs = transports.stream()
                .<FutureTask<?>>map(transport -> new FutureTask<>(() -> rows.test(cell, transport), null))
                .toList();
        return IntStream.range(0, runs.size()).mapToObj(i -> {
            String title = cell.title() + " (" + transports.get(i) + ")";
            FutureTask<?> run = runs.get(i);
            return DynamicTest.dynamicTest(title, () -> {
                complete(title, run, Rows.measuresTime(cell) ? List.of(run) : runs);
                passed++;
            });
        });
    }

    private static void complete(String title, FutureTask<?> run, List<FutureTask<?>> atTheSameTime) {
        Set<Thread> threads = ClientThreads.running();
        try {
            Parallel.run(atTheSameTime);
            run.get();
            MatrixFixture.await("the client's threads end", () -> threads.containsAll(ClientThreads.running()));
        } catch (ExecutionException e) {
            throw new AssertionError(title + ": " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void warmUp(Transport transport) {
        Set<RequestKind> withThreads = EnumSet.noneOf(RequestKind.class);
        for (RequestKind kind : RequestKind.values()) {
            try (MatrixFixture fixture = MatrixFixture.open(transport)) {
                Expectations.succeeded(kind, fixture.call(kind), fixture);
                if (!ClientThreads.running().isEmpty()) {
                    withThreads.add(kind);
                }
            }
        }
        assertThat(withThreads)
                .as("kinds of requests for which the client has threads of its own")
                .containsExactly(RequestKind.values());
    }

    private static int openFiles() {
        String[] open = OPEN_FILES.toFile().list();
        return open == null ? 0 : open.length;
    }

    private static void noFileIsLeftOpen(int before) {
        if (!new File(OPEN_FILES.toString()).isDirectory()) {
            return;
        }
        MatrixFixture.await("files are closed", () -> {
            System.gc();
            return openFiles() <= before + OPEN_FILES_SLACK;
        });
    }

    private void everyCellIsRunOrHasAReason() {
        List<Cell> cells = matrix.cells();
        long testable = cells.stream().filter(Cell::isTestable).count();
        List<Cell> run = cells.stream().filter(Cell::isRun).toList();
        int tests = run.stream().mapToInt(cell -> cell.transports().size()).sum();
        Map<String, Long> reasons = cells.stream()
                .filter(cell -> cell.isTestable() && !cell.isRun())
                .collect(Collectors.groupingBy(Cell::reason, TreeMap::new, Collectors.counting()));
        System.out.printf(
                "Failure matrix: %d cells, %d of them testable, %d run in %d tests, %d passed, not run: %s%n",
                cells.size(), testable, run.size(), tests, passed, reasons);
        assertThat(cells).hasSize(45 * MatrixOperation.values().length);
        assertThat(run.size()
                        + reasons.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(testable);
    }

    @Test
    void everyWordIsDefinedAndUsed() {
        assertThat(matrix.definitions()).containsOnlyKeys(Behaviour.values());
        assertThat(matrix.cells()).extracting(Cell::behaviour).contains(Behaviour.values());
    }
}
