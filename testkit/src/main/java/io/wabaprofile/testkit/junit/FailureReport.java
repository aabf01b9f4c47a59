package io.wabaprofile.testkit.junit;

import io.wabaprofile.testkit.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What helps to understand why a test failed: what went over the wire, for the eye and for tools. */
final class FailureReport {
    private static final String FOLDER = "waba-profile";

    private final Journal journal;
    private final String transcript;

    private FailureReport(Journal journal, String transcript) {
        this.journal = journal;
        this.transcript = transcript;
    }

    /** Empty if no simulator took part. */
    static Optional<FailureReport> of(TestBench bench) {
        if (!bench.hasSimulator()) {
            return Optional.empty();
        }
        Journal journal = bench.simulator().journal();
        return Optional.of(new FailureReport(journal, TranscriptText.of(journal, bench.faults())));
    }

    void attachTo(Throwable failure, ExtensionContext test) {
        failure.addSuppressed(new Transcript(transcript));
        try {
            test.publishDirectory(FOLDER, this::write);
        } catch (RuntimeException e) {
            // a report without files is no reason to hide why the test failed
            failure.addSuppressed(e);
        }
    }

    private void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("transcript.txt"), transcript);
        journal.writeJsonLines(folder.resolve("journal.jsonl"));
        journal.writeHar(folder.resolve("journal.har"));
    }
}
