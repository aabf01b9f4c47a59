package io.wabaprofile.testkit.junit;

import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.contract.MediaUploaderContract;
import io.wabaprofile.testkit.contract.PhotoGatewayContract;
import io.wabaprofile.testkit.contract.ProfileGatewayContract;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * The contract tests of an adapter with all three ports, over HTTP. Extend the class and connect the ports. For an
 * adapter
 * with fewer ports, implement the contract interfaces of these ports instead. Needs JUnit and AssertJ.
 *
 * <p>Each test has its own simulator and channel, and connects each port at most once. The simulator has {@link
 * Variant#THROTTLING_WITH_RETRY_AFTER}, because the Cloud API sends no {@code Retry-After} by default. Use {@link
 * #time()} as
 * the clock and sleeper of the adapter; otherwise the tests wait for its retries.
 */
@WabaProfileTest
public abstract class AdapterContract implements ProfileGatewayContract, PhotoGatewayContract, MediaUploaderContract {
    private Dialog360Simulator simulator;
    private SimulatedAccount account;
    private VirtualTime time;
    private ResourceStack resources = new ResourceStack();
    private Optional<ProfileGateway> profile = Optional.empty();
    private Optional<PhotoGateway> photo = Optional.empty();
    private Optional<MediaUploader> uploader = Optional.empty();

    /** Creates the contract tests of an adapter. JUnit creates one object for each test. */
    protected AdapterContract() {}

    /** Connects the gateway under test to a simulator, for the channel with this key. */
    protected abstract ProfileGateway profile(URI baseUri, String key);

    /** Connects the gateway under test to a simulator, for the channel with this key. */
    protected abstract PhotoGateway photo(URI baseUri, String key);

    /** Connects the uploader under test to a simulator, for the channel with this key. */
    protected abstract MediaUploader uploader(URI baseUri, String key);

    @BeforeEach
    public final void setUp(Dialog360Simulator testSimulator, SimulatedAccount testAccount, VirtualTime testTime) {
        simulator = testSimulator.enable(Variant.THROTTLING_WITH_RETRY_AFTER);
        account = testAccount;
        time = testTime;
        resources = new ResourceStack();
        profile = Optional.empty();
        photo = Optional.empty();
        uploader = Optional.empty();
    }

    @AfterEach
    public final void closeResources() {
        resources.close();
    }

    /** The virtual time of the simulator. A sleep in it returns at once and advances it. */
    protected final VirtualTime time() {
        return time;
    }

    /**
     * Closes a resource after the test, before the simulator. Resources are closed in reverse order. If a resource
     * cannot be
     * closed, the test fails.
     *
     * @return the resource
     */
    protected final <T extends AutoCloseable> T closedAfterTest(T resource) {
        return resources.add(resource);
    }

    @Override
    public final ProfileGateway profile() {
        profile = profile.or(() -> Optional.of(profile(simulator.baseUri(), account.key())));
        return profile.orElseThrow();
    }

    @Override
    public final PhotoGateway photo() {
        photo = photo.or(() -> Optional.of(photo(simulator.baseUri(), account.key())));
        return photo.orElseThrow();
    }

    @Override
    public final MediaUploader uploader() {
        uploader = uploader.or(() -> Optional.of(uploader(simulator.baseUri(), account.key())));
        return uploader.orElseThrow();
    }

    @Override
    public final SimulatedAccount account() {
        return account;
    }
}
