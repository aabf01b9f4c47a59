package io.wabaprofile.cli.transfer;

import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.port.UploadSession;
import java.io.IOException;

/** Writes each checkpoint to the token file. If that fails, the upload continues without a checkpoint. */
public final class CheckpointWriter {
    private final TokenFile file;
    private final Terminal terminal;
    private volatile boolean resumable;
    private boolean failed;

    /** @param resumable whether the file already holds a token of this upload */
    public CheckpointWriter(TokenFile file, boolean resumable, Terminal terminal) {
        this.file = file;
        this.resumable = resumable;
        this.terminal = terminal;
    }

    void write(UploadSession session) {
        try {
            file.write(session);
            resumable = true;
        } catch (IOException e) {
            if (!failed) {
                failed = true;
                terminal.error("Cannot write the token file " + file.path() + " ("
                        + e.getClass().getSimpleName()
                        + "). If the upload is interrupted, it cannot resume from here.");
            }
        }
    }

    /** Whether the token file can resume the upload. */
    public boolean resumable() {
        return resumable;
    }

    /** Deletes the token file of a complete upload. */
    public void delete() {
        try {
            file.delete();
        } catch (IOException e) {
            terminal.error("Cannot delete the token file " + file.path() + ". It is no longer needed; delete it.");
        }
    }
}
