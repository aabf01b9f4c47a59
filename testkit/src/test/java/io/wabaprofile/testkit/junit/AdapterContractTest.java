package io.wabaprofile.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.testkit.fake.FakeAdapter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the contract tests against an adapter that breaks them. */
class AdapterContractTest {
    @TempDir
    Path reports;

    static class ContractOfAnIncompleteAdapter extends AdapterContract {
        private static final List<String> CLOSED = new ArrayList<>();

        @Override
        protected ProfileGateway profile(URI baseUri, String key) {
            closedAfterTest(() -> CLOSED.add(baseUri.toString()));
            return new PlainCloud(baseUri, key);
        }

        @Override
        protected PhotoGateway photo(URI baseUri, String key) {
            return FakeAdapter.over(account(), time()).photo();
        }

        @Override
        protected MediaUploader uploader(URI baseUri, String key) {
            return FakeAdapter.over(account(), time()).uploader();
        }
    }

    @Test
    void anAdapterThatBreaksTheContractsFailsWithATranscript() {
        InnerRun run = InnerRun.of(ContractOfAnIncompleteAdapter.class, reports);

        assertThat(run.passed() + run.failures().size()).isEqualTo(tests());
        assertThat(run.failures())
                .hasSizeGreaterThan(10)
                .hasSizeLessThan((int) tests() / 2)
                .allSatisfy(failure -> assertThat(InnerRun.transcript(failure)).contains("The simulator received"))
                .anySatisfy(failure ->
                        assertThat(InnerRun.transcript(failure)).contains("1 fetch profile of channel 1: GET"));
        assertThat(ContractOfAnIncompleteAdapter.CLOSED).hasSizeGreaterThan(10);
    }

    private static long tests() {
        return Stream.of(AdapterContract.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .count();
    }
}
