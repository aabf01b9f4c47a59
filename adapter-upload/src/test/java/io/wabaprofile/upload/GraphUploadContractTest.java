package io.wabaprofile.upload;

import io.wabaprofile.http.AccessToken;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.GraphNumber;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.contract.MediaUploaderContract;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;

/** The upload adapter over the simulator's Graph API keeps the contract. */
class GraphUploadContractTest implements MediaUploaderContract {
    private final Dialog360Simulator simulator = Dialog360Simulator.start().enable(Variant.THROTTLING_WITH_RETRY_AFTER);
    private final SimulatedAccount account = simulator.newAccount();
    private final ApiConnection connection = ApiConnection.toGraph(simulator.baseUri(), "v23.0")
            .allowPlainHttpOnLoopback()
            .sleeper(VirtualTime.startingAt(Instant.EPOCH))
            .build();

    @Override
    public MediaUploader uploader() {
        GraphNumber number = GraphNumber.of(account.phoneNumberId(), AccessToken.of(account.accessToken()));
        return UploadAdapter.connect(connection).uploader(number, account.appId());
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
