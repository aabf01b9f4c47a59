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

/** How each row's fault is brought about: most of them on the wire, under the codes of their cells. */
final class Rows {
    /** Of real time, where a row is about time. */
    static final Duration SHORT = Duration.ofMillis(300);

    private static final Duration SENDING = Duration.ofMillis(500);

    /** Rows that take real time, so that their parts are run together. */
    private static final Set<String> SLOW = Set.of("no-connection", "head-trickles", "body-trickles", "silence");

    private final Map<String, BiConsumer<Cell, Step>> special;

    Rows(Path folder) {
        Reach reach = new Reach(folder);
        ChangingFiles files = new ChangingFiles(folder);
        special = Map.ofEntries(
                byStep("unknown-host", reach::unknownHost),
                byStep("no-connection", reach::noConnection),
                byStep("not-trusted", reach::notTrusted),
                byStep("stale-connection", reach::staleConnection),
                byStep("interim", reach::interim),
                entry("request-cut", Rows::requestCut),
                entry("lengths-differ", (cell, step) -> {
                    reach.excess(step);
                    onTheWire(cell, step, Scene::open);
                }),
                entry("head-trickles", Rows::slowly),
                entry("body-trickles", Rows::slowly),
                entry("silence", (cell, step) -> onTheWire(cell, step, () -> Scene.within(SHORT.multipliedBy(2)))),
                entry("not-a-document", Rows::notADocument),
                entry("invalid", Rows::invalid),
                entry("not-found", Rows::notFound),
                entry("gone", Rows::gone),
                entry("offset-conflict", Rows::offsetConflict),
                byStep("offset-behind", step -> Offsets.behind()),
                byStep("offset-absurd", Offsets::absurd),
                byStep("offset-stuck", step -> Offsets.stuck()),
                byStep("endpoint-limit", Hints::endpointLimit),
                byStep("throttled", Hints::throttled),
                byStep("clock-jumps", Hints::clockJumps),
                byStep("key-refused", Keys::refused),
                byStep("key-rotated", Keys::rotated),
                byStep("file-changed", files::changed),
                byStep("file-moving", step -> files.moving()),
                byStep("bad-file", Refusals::badFile),
                byStep("hostile-answer", Refusals::hostileAnswer),
                byStep("held-back", HeldBack::heldBack),
                byStep("interrupted", Threading::interrupted),
                byStep("two-writers", Threading::twoWriters));
    }

    private static Map.Entry<String, BiConsumer<Cell, Step>> byStep(String fault, Consumer<Step> row) {
        return entry(fault, (cell, step) -> row.accept(step));
    }

    void keep(Cell cell) {
        BiConsumer<Cell, Step> row =
                special.getOrDefault(cell.fault(), (usual, step) -> onTheWire(usual, step, Scene::open));
        List<Runnable> steps = new ArrayList<>();
        Step.of(cell.operation()).forEach(step -> steps.add(() -> row.accept(cell, step)));
        run(cell, steps);
    }

    private static void run(Cell cell, List<Runnable> parts) {
        if (SLOW.contains(cell.fault())) {
            Together.run(parts);
        } else {
            parts.forEach(Runnable::run);
        }
    }

    private static void requestCut(Cell cell, Step step) {
        onTheWire(cell, step, Scene::open);
        if (step == Step.SEND) {
            Offsets.behind();
        }
    }

    private static void slowly(Cell cell, Step step) {
        onTheWire(
                cell,
                step,
                () -> Scene.open((usual, scene) -> usual.attemptLimit(step.isUpload() ? SENDING : SHORT))
                        .uploading(to -> to.uploadLimit(Scene.LIMIT).stallLimit(SENDING)));
    }

    private static void notADocument(Cell cell, Step step) {
        keepAll(cell, WireFaults.noDocuments(false), step, cell.code(), Scene::open);
        String code = step.isOnPremiseWrite() ? "ok" : cell.code();
        keepAll(cell, WireFaults.noDocuments(true), step, code, Scene::open);
    }

    private static void invalid(Cell cell, Step step) {
        onTheWire(cell, step, Scene::open);
        if (step == Step.SEND) {
            keepAll(cell, WireFaults.named("session-unknown", null), step, "n", Scene::open);
        }
    }

    private static void offsetConflict(Cell cell, Step step) {
        String fault = step == Step.SEND ? "offset-conflict-of-an-upload" : cell.fault();
        keepAll(cell, WireFaults.named(fault, null), step, cell.code(), Scene::open);
    }

    /** Nothing answers the sending of bytes in On-Premise's words. */
    private static void notFound(Cell cell, Step step) {
        onTheWire(cell, step, Scene::open);
        if (step != Step.SEND) {
            keepAll(cell, WireFaults.named("not-found-on-premise", null), step, cell.code(), Scene::open);
        }
    }

    private static void gone(Cell cell, Step step) {
        onTheWire(cell, step, Scene::open);
        Offsets.forgotten(step);
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
}
