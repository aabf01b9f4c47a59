package io.wabaprofile.matrix;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.matrix.Matrix.Cell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Causes the fault of each row. For most rows a proxy injects it, and the word of the cell selects the checks. */
final class Rows {
    /** Real time, for rows that are about time. */
    static final Duration SHORT = Duration.ofMillis(500);

    private static final Duration STALL_LIMIT = Duration.ofMillis(500);

    /** Rows that wait in real time, so that all their checks run at the same time. */
    private static final Set<String> SLOW = Set.of("response-head-too-slow", "response-body-too-slow", "no-response");

    private final Map<String, Row> special;

    /** How to test one kind of request in one cell. */
    @FunctionalInterface
    private interface Row {
        void test(Cell cell, RequestKind kind, Transport transport);
    }

    Rows(Path folder) {
        ConnectFaults connect = new ConnectFaults();
        FileChanges files = new FileChanges(folder);
        special = Map.ofEntries(
                plain("unknown-host", connect::unknownHost),
                plain("connection-refused", connect::connectionRefused),
                row("certificate-not-trusted", (cell, kind, transport) -> connect.notTrusted(kind)),
                row("request-truncated", Rows::requestTruncated),
                both("stale-connection", FramingFaults::staleConnection),
                row("response-body-truncated", Rows::responseBodyTruncated),
                row("content-length-conflict", (cell, kind, transport) -> {
                    FramingFaults.excessBytes(kind, transport);
                    injected(cell, kind, transport);
                }),
                row("response-head-too-slow", Rows::tooSlow),
                row("response-body-too-slow", Rows::tooSlow),
                row("no-response", Rows::noResponse),
                both("interim-responses", FramingFaults::interimResponses),
                row("response-not-a-document", Rows::notADocument),
                row("invalid-request", Rows::invalidRequest),
                row("not-found", Rows::notFound),
                row("gone", Rows::gone),
                row("offset-conflict", Rows::offsetConflict),
                both("offset-behind", (kind, transport) -> OffsetFaults.behind(transport)),
                plain("offset-impossible", OffsetFaults::impossible),
                both("offset-stuck", (kind, transport) -> OffsetFaults.stuck(transport)),
                plain("endpoint-rate-limit", WaitHints::endpointLimit),
                plain("throttled", WaitHints::throttled),
                plain("clock-jumps", WaitHints::clockJumps),
                plain("key-refused", KeyFaults::refused),
                plain("key-rotated", KeyFaults::rotated),
                both("file-changed", files::changed),
                plain("file-changes-while-read", kind -> FileChanges.changedWhileRead()),
                plain("invalid-file", InvalidInputs::invalidFile),
                plain("hostile-identifier", InvalidInputs::hostileIdentifier),
                plain("refused-by-client", LocalRefusals::refused),
                both("caller-interrupted", ThreadFaults::interrupted),
                plain("concurrent-writers", ThreadFaults::concurrentWriters));
    }

    private static Map.Entry<String, Row> row(String fault, Row row) {
        return entry(fault, row);
    }

    private static Map.Entry<String, Row> both(String fault, BiConsumer<RequestKind, Transport> row) {
        return entry(fault, (cell, kind, transport) -> row.accept(kind, transport));
    }

    private static Map.Entry<String, Row> plain(String fault, Consumer<RequestKind> row) {
        return entry(fault, (cell, kind, transport) -> {
            assertThat(transport).isEqualTo(Transport.PLAIN);
            row.accept(kind);
        });
    }

    /** Whether the cell measures how long a call takes, so that nothing else may run at the same time. */
    static boolean measuresTime(Cell cell) {
        return cell.fault().equals("caller-interrupted");
    }

    void test(Cell cell, Transport transport) {
        Row row = special.getOrDefault(cell.fault(), Rows::injected);
        RequestKind.of(cell.operation()).forEach(kind -> row.test(cell, kind, transport));
    }

    private static void requestTruncated(Cell cell, RequestKind kind, Transport transport) {
        injected(cell, kind, transport);
        if (kind == RequestKind.SEND_BYTES) {
            OffsetFaults.behind(transport);
        }
    }

    private static void responseBodyTruncated(Cell cell, RequestKind kind, Transport transport) {
        FramingFaults.completeBodies(kind, transport);
        injected(cell, kind, transport);
        if (transport.isTls()) {
            check(cell, WireFaults.withoutCloseNotify(kind), kind, cell.behaviour(), fixtures(transport));
        }
    }

    private static void tooSlow(Cell cell, RequestKind kind, Transport transport) {
        injected(
                cell,
                kind,
                transport,
                () -> MatrixFixture.open(
                                transport,
                                (defaults, fixture) -> defaults.attemptLimit(kind.isUpload() ? STALL_LIMIT : SHORT))
                        .uploading(to -> to.uploadLimit(MatrixFixture.LIMIT).stallLimit(STALL_LIMIT)));
    }

    private static void noResponse(Cell cell, RequestKind kind, Transport transport) {
        injected(cell, kind, transport, () -> MatrixFixture.within(transport, SHORT.multipliedBy(2)));
    }

    private static void notADocument(Cell cell, RequestKind kind, Transport transport) {
        check(cell, WireFaults.noDocuments(false), kind, cell.behaviour(), fixtures(transport));
        Behaviour acknowledged = kind.isOnPremiseWrite() ? Behaviour.SUCCEEDS : cell.behaviour();
        check(cell, WireFaults.noDocuments(true), kind, acknowledged, fixtures(transport));
    }

    private static void invalidRequest(Cell cell, RequestKind kind, Transport transport) {
        injected(cell, kind, transport);
        if (kind == RequestKind.SEND_BYTES) {
            check(cell, "session-unknown", kind, Behaviour.NEW_SESSION, transport);
        }
    }

    private static void offsetConflict(Cell cell, RequestKind kind, Transport transport) {
        String fault = kind == RequestKind.SEND_BYTES ? "offset-conflict-of-an-upload" : cell.fault();
        check(cell, fault, kind, cell.behaviour(), transport);
    }

    /** No server sends an On-Premise error in response to bytes. */
    private static void notFound(Cell cell, RequestKind kind, Transport transport) {
        injected(cell, kind, transport);
        if (kind != RequestKind.SEND_BYTES) {
            check(cell, "not-found-on-premise", kind, cell.behaviour(), transport);
        }
    }

    private static void gone(Cell cell, RequestKind kind, Transport transport) {
        injected(cell, kind, transport);
        OffsetFaults.forgotten(kind);
    }

    private static void injected(Cell cell, RequestKind kind, Transport transport) {
        injected(cell, kind, transport, fixtures(transport));
    }

    private static void injected(Cell cell, RequestKind kind, Transport transport, Supplier<MatrixFixture> fixtures) {
        try (MatrixFixture elsewhere = MatrixFixture.open()) {
            List<WireFault> faults = WireFaults.of(cell.fault(), transport, elsewhere.simulatorAddress());
            check(cell, faults, kind, cell.behaviour(), fixtures);
            assertThat(elsewhere.answeredBySimulator()).as("requests elsewhere").isZero();
        }
    }

    private static void check(Cell cell, String fault, RequestKind kind, Behaviour behaviour, Transport transport) {
        check(cell, WireFaults.of(fault, transport, null), kind, behaviour, fixtures(transport));
    }

    private static void check(
            Cell cell,
            List<WireFault> faults,
            RequestKind kind,
            Behaviour behaviour,
            Supplier<MatrixFixture> fixtures) {
        List<Runnable> checks = new ArrayList<>();
        for (WireFault fault : faults) {
            for (Runnable check : new BehaviourChecks(kind, fault, fixtures).of(behaviour)) {
                checks.add(() -> named(kind + ", " + fault.name(), check));
            }
        }
        Parallel.run(checks, SLOW.contains(cell.fault()) ? checks.size() : 2);
    }

    private static Supplier<MatrixFixture> fixtures(Transport transport) {
        return () -> MatrixFixture.open(transport);
    }

    private static void named(String name, Runnable check) {
        try {
            check.run();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(name + ": " + e.getMessage(), e);
        }
    }
}
