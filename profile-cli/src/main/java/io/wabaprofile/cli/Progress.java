package io.wabaprofile.cli;

import io.wabaprofile.port.UploadObserver;

/** Shows people how far an upload is. To be closed when it has ended, in whichever way. */
interface Progress extends UploadObserver, AutoCloseable {

    /** Shows nothing. */
    Progress NONE = () -> {};

    @Override
    void close();
}
