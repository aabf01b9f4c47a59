package io.wabaprofile.testkit.fake;

import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import io.wabaprofile.testkit.account.SimulatedAccount;

/** Uploads into an account, piece by piece as a real one does. */
final class FakeUploader implements MediaUploader {
    private final SimulatedAccount account;
    private final FakeRequestChecks gate;

    FakeUploader(SimulatedAccount account, FakeRequestChecks gate) {
        this.account = account;
        this.gate = gate;
    }

    @Override
    public MediaHandle upload(MediaFile file, UploadObserver observer) {
        return call(file, observer).begin();
    }

    @Override
    public MediaHandle resume(UploadSession session, MediaFile file, UploadObserver observer) {
        return call(file, observer).goOn(session);
    }

    private FakeUpload call(MediaFile file, UploadObserver observer) {
        return new FakeUpload(account, gate, file, new CancelOnErrorObserver(observer));
    }
}
