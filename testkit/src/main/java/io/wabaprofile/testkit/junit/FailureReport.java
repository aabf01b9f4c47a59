package io.wabaprofile.testkit.junit;

import io.wabaprofile.testkit.fault.FaultPlan;
import io.wabaprofile.testkit.journal.Journal;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Adds the exchanges of a simulator to a test failure, as a suppressed exception and as files. */
final class FailureReport {
    private FailureReport() {}

    static void attach(Journal journal, FaultPlan faults, Throwable failure, ExtensionContext test) {
        Transcript transcript = new Transcript(journal, faults);
        failure.addSuppressed(transcript);
        try {
            test.publishDirectory("waba-profile", folder -> {
                Files.writeString(folder.resolve("transcript.txt"), transcript.getMessage());
                journal.writeJsonLines(folder.resolve("journal.jsonl"));
                journal.writeHar(folder.resolve("journal.har"));
            });
        } catch (RuntimeException e) {
            failure.addSuppressed(e); // without hiding the failure of the test
        }
    }
}
