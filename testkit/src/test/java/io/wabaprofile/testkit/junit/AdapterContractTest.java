package io.wabaprofile.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.testkit.FakeAdapter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An adapter is held to all three contracts by three methods. */
class AdapterContractTest {
    @TempDir
    Path reports;

    static class ContractOfTheFake extends AdapterContract {
        private static final List<String> CLOSED = new ArrayList<>();

        @Override
        protected ProfileGateway profile(URI baseUri, String key) {
            closedAfterTest(() -> CLOSED.add(baseUri.toString()));
            return FakeAdapter.over(account(), time()).profile();
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
    void anAdapterThatKeepsThemPassesEveryOne() {
        ContractOfTheFake.CLOSED.clear();

        InnerRun run = InnerRun.of(ContractOfTheFake.class, reports);

        assertThat(run.failures()).isEmpty();
        assertThat(run.passed()).isEqualTo(tests());
        assertThat(ContractOfTheFake.CLOSED).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    }

    private static long tests() {
        return Stream.of(AdapterContract.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .count();
    }

    static class ContractOfALazyOne extends AdapterContract {
        @Override
        protected ProfileGateway profile(URI baseUri, String key) {
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
    void anAdapterThatDoesNotKeepThemFailsWithWhatItSent() {
        InnerRun run = InnerRun.of(ContractOfALazyOne.class, reports);

        assertThat(run.failures()).hasSizeGreaterThan(10).hasSizeLessThan((int) tests() / 2);
        assertThat(run.failures())
                .anySatisfy(
                        failure -> assertThat(InnerRun.transcript(failure)).contains("1 fetch profile of channel 1"));
    }
}
