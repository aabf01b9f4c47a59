package io.wabaprofile.testkit;

import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;

class FakeAdapterContractTest implements ProfileGatewayContract, PhotoGatewayContract, MediaUploaderContract {
    private final SimulatedAccount account = SimulatedAccount.create();
    private final FakeAdapter fake = FakeAdapter.over(account);

    @Override
    public SimulatedAccount account() {
        return account;
    }

    @Override
    public ProfileGateway profile() {
        return fake.profile();
    }

    @Override
    public PhotoGateway photo() {
        return fake.photo();
    }

    @Override
    public MediaUploader uploader() {
        return fake.uploader();
    }
}
