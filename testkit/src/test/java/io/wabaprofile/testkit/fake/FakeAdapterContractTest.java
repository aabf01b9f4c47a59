package io.wabaprofile.testkit.fake;

import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.PhotoReader;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.testkit.contract.PhotoReaderContract;
import io.wabaprofile.testkit.junit.AdapterContract;
import java.net.URI;

/** Runs the contract tests against the fake. */
class FakeAdapterContractTest extends AdapterContract implements PhotoReaderContract {
    @Override
    protected ProfileGateway profile(URI baseUri, String key) {
        return FakeAdapter.over(account()).profile();
    }

    @Override
    protected PhotoGateway photo(URI baseUri, String key) {
        return FakeAdapter.over(account()).photo();
    }

    @Override
    protected MediaUploader uploader(URI baseUri, String key) {
        return FakeAdapter.over(account()).uploader();
    }

    @Override
    public PhotoReader photoReader() {
        return FakeAdapter.over(account()).photoReader();
    }
}
