package io.wabaprofile.testkit;

import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Uploads into an account, piece by piece as a real one does. */
final class FakeUploader implements MediaUploader {
    private final SimulatedAccount account;
    private final Consumer<Operation> admission;
    private final InstantSource clock;

    /** @param admission throws what every call meets first */
    FakeUploader(SimulatedAccount account, Consumer<Operation> admission, InstantSource clock) {
        this.account = account;
        this.admission = admission;
        this.clock = clock;
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
        return new FakeUpload(account, admission, file, new GuardedObserver(observer), clock.instant());
    }
}
