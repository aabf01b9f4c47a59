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
 * Everything that an adapter to all three ports promises, over HTTP: a test class that extends this one and says how to
 * connect holds the adapter to it. Who has fewer ports implements the contracts of these. Needs JUnit and AssertJ.
 *
 * <p>The simulator has {@link Variant#THROTTLING_WITH_RETRY_AFTER}, because the Cloud does not say by default how long to wait.
 * Each test has a simulator and a channel of its own, and connects each port at most once. An adapter that waits
 * before it tries again does so really, unless its clock and sleeper are {@link #time()}.
 */
@WabaProfileTest
public abstract class AdapterContract implements ProfileGatewayContract, PhotoGatewayContract, MediaUploaderContract {
    private Dialog360Simulator simulator;
    private SimulatedAccount account;
    private VirtualTime time;
    private OpenResources open = new OpenResources();
    private Optional<ProfileGateway> profile = Optional.empty();
    private Optional<PhotoGateway> photo = Optional.empty();
    private Optional<MediaUploader> uploader = Optional.empty();

    /** Connects the gateway under test to a simulator, for the channel with this key. */
    protected abstract ProfileGateway profile(URI baseUri, String key);

    /** Connects the gateway under test to a simulator, for the channel with this key. */
    protected abstract PhotoGateway photo(URI baseUri, String key);

    /** Connects the uploader under test to a simulator, for the channel with this key. */
    protected abstract MediaUploader uploader(URI baseUri, String key);

    @BeforeEach
    public final void arrange(Dialog360Simulator ownSimulator, SimulatedAccount ownAccount, VirtualTime ownTime) {
        simulator = ownSimulator.enable(Variant.THROTTLING_WITH_RETRY_AFTER);
        account = ownAccount;
        time = ownTime;
        open = new OpenResources();
        profile = Optional.empty();
        photo = Optional.empty();
        uploader = Optional.empty();
    }

    @AfterEach
    public final void closeResources() {
        open.close();
    }

    /** The simulator's time, which passes for whoever sleeps in it, at once; for the adapter under test to share. */
    protected final VirtualTime time() {
        return time;
    }

    /**
     * Closes it after the test, before the simulator; of several, the last first. A failure fails the test.
     *
     * @return the resource
     */
    protected final <T extends AutoCloseable> T closedAfterTest(T resource) {
        return open.add(resource);
    }

    @Override
    public final ProfileGateway profile() {
        ProfileGateway connected = profile.orElseGet(() -> profile(simulator.baseUri(), account.key()));
        profile = Optional.of(connected);
        return connected;
    }

    @Override
    public final PhotoGateway photo() {
        PhotoGateway connected = photo.orElseGet(() -> photo(simulator.baseUri(), account.key()));
        photo = Optional.of(connected);
        return connected;
    }

    @Override
    public final MediaUploader uploader() {
        MediaUploader connected = uploader.orElseGet(() -> uploader(simulator.baseUri(), account.key()));
        uploader = Optional.of(connected);
        return connected;
    }

    @Override
    public final SimulatedAccount account() {
        return account;
    }
}
