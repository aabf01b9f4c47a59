package io.wabaprofile.cli.transfer;

import io.wabaprofile.cli.output.InputException;
import io.wabaprofile.profile.MediaHandle;
import java.io.IOException;
import java.nio.file.Path;

/** The file that holds the handle of a complete upload. */
public record HandleFile(Path path) {
    void requireWritable(boolean mayReplace) {
        new PrivateFile(path)
                .requireWritable(
                        mayReplace, "To replace it, add --force. To keep it, name another file with --handle-file.");
    }

    /** @throws InputException if the file cannot be written */
    public void write(MediaHandle handle) {
        try {
            new PrivateFile(path).write(handle.verbatim());
        } catch (IOException failure) {
            throw new InputException(
                    "The upload is complete, but its handle cannot be written to " + path + " ("
                            + failure.getClass().getSimpleName() + "). Resume the upload to get the handle again.",
                    failure);
        }
    }
}
