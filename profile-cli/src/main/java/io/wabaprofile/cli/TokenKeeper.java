package io.wabaprofile.cli;

import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadSession;
import java.io.IOException;

/** Puts every checkpoint into the token file. An upload goes on without it where that fails. */
final class TokenKeeper implements UploadObserver {
    private final TokenFile file;
    private final Terminal terminal;
    private volatile boolean holding;
    private boolean failed;

    /** @param holding whether the file holds a token of this upload already */
    TokenKeeper(TokenFile file, boolean holding, Terminal terminal) {
        this.file = file;
        this.holding = holding;
        this.terminal = terminal;
    }

    @Override
    public void checkpoint(UploadSession session) {
        try {
            file.write(session);
            holding = true;
        } catch (IOException e) {
            if (!failed) {
                failed = true;
                terminal.complaint("The token file " + file.path() + " could not be written ("
                        + e.getClass().getSimpleName() + "): a break may cost what is sent from here on.");
            }
        }
    }

    /** Whether there is something to resume from. */
    boolean holding() {
        return holding;
    }

    /** The upload is complete. */
    void release() {
        try {
            file.delete();
        } catch (IOException e) {
            terminal.complaint("The token file " + file.path() + " could not be deleted; it is of no more use.");
        }
    }
}
