package io.wabaprofile.cloud;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.PhotoReader;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.contract.PhotoGatewayContract;
import io.wabaprofile.testkit.contract.PhotoReaderContract;
import io.wabaprofile.testkit.contract.ProfileGatewayContract;
import io.wabaprofile.testkit.fake.FakeAdapter;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;

/** The Cloud adapter over the simulator, with the fake as its uploader, keeps the contracts. */
class CloudContractTest implements ProfileGatewayContract, PhotoGatewayContract, PhotoReaderContract {
    private final Dialog360Simulator simulator = Dialog360Simulator.start().enable(Variant.THROTTLING_WITH_RETRY_AFTER);
    private final SimulatedAccount account = simulator.newAccount();
    private final ApiConnection connection = ApiConnection.to(simulator.baseUri())
            .allowPlainHttpOnLoopback()
            .sleeper(VirtualTime.startingAt(Instant.EPOCH))
            .build();
    private final CloudAdapter adapter = CloudAdapter.connect(connection);

    @Override
    public ProfileGateway profile() {
        return adapter.profile(ApiKey.of(account.key()));
    }

    @Override
    public PhotoGateway photo() {
        return adapter.photo(ApiKey.of(account.key()), FakeAdapter.over(account).uploader());
    }

    @Override
    public PhotoReader photoReader() {
        return adapter.photoReader(ApiKey.of(account.key()));
    }

    @Override
    public SimulatedAccount account() {
        return account;
    }

    @AfterEach
    void close() {
        connection.close();
        simulator.close();
    }
}
