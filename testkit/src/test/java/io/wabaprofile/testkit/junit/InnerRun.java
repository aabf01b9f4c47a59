package io.wabaprofile.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a test class with the JUnit platform and records its results. */
final class InnerRun implements TestExecutionListener {
    private final Map<String, TestExecutionResult> tests = new ConcurrentHashMap<>();
    private final Map<String, TestExecutionResult> containers = new ConcurrentHashMap<>();
    private final List<Path> published = new CopyOnWriteArrayList<>();

    private InnerRun() {}

    static InnerRun of(Class<?> testClass, Path reports) {
        return of(testClass, reports, Map.of());
    }

    static InnerRun of(Class<?> testClass, Path reports, Map<String, String> settings) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(testClass))
                .configurationParameter("junit.platform.reporting.output.dir", reports.toString())
                .configurationParameters(settings)
                .build();
        InnerRun run = new InnerRun();
        LauncherFactory.create().execute(request, run);
        assertThat(run.tests.size() + run.containers.size()).isGreaterThan(1);
        return run;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        (test.isTest() ? tests : containers).put(test.getUniqueId(), result);
    }

    @Override
    public void fileEntryPublished(TestIdentifier test, FileEntry file) {
        published.add(file.getPath());
    }

    long passed() {
        return count(Status.SUCCESSFUL);
    }

    long aborted() {
        return count(Status.ABORTED);
    }

    private long count(Status status) {
        return tests.values().stream()
                .filter(result -> result.getStatus() == status)
                .count();
    }

    /** The failures of tests and of classes. */
    List<Throwable> failures() {
        return Stream.concat(tests.values().stream(), containers.values().stream())
                .filter(result -> result.getStatus() == Status.FAILED)
                .flatMap(result -> result.getThrowable().stream())
                .toList();
    }

    Throwable onlyFailure() {
        assertThat(failures()).hasSize(1);
        return failures().get(0);
    }

    List<Path> published() {
        return published;
    }

    static String transcript(Throwable failure) {
        List<String> transcripts = Stream.of(failure.getSuppressed())
                .filter(Transcript.class::isInstance)
                .map(Throwable::getMessage)
                .toList();
        assertThat(transcripts).as("transcripts of %s", failure).hasSize(1);
        return transcripts.get(0);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
