package io.wabaprofile.upload;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.contract.MediaUploaderContract;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;

/** The upload adapter over the simulator keeps the contract. */
class UploadContractTest implements MediaUploaderContract {
    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final SimulatedAccount account = simulator.newAccount();
    private final ApiConnection connection = ApiConnection.to(simulator.baseUri())
            .allowPlainHttpOnLoopback()
            .sleeper(VirtualTime.startingAt(Instant.EPOCH))
            .build();

    @Override
    public MediaUploader uploader() {
        return UploadAdapter.connect(connection).uploader(ApiKey.of(account.key()));
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
