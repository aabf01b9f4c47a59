package io.wabaprofile.cli.transfer;

import io.wabaprofile.cli.output.InputException;
import io.wabaprofile.port.UploadSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The file that holds the session of an unfinished upload. */
public record TokenFile(Path path) {
    private static final int MOST = 64 * 1024;

    /** @throws InputException if the file holds no session, or cannot be read */
    public UploadSession read() {
        try (InputStream content = Files.newInputStream(path)) {
            return UploadSession.of(content.readNBytes(MOST));
        } catch (NoSuchFileException missing) {
            throw new InputException("The token file " + path + " does not exist", missing);
        } catch (IOException unreadable) {
            throw new InputException("Cannot read the token file " + path, unreadable);
        } catch (IllegalArgumentException unusable) {
            throw new InputException(path + ": " + unusable.getMessage(), unusable);
        }
    }

    public void write(UploadSession session) throws IOException {
        new PrivateFile(path).write(session.token());
    }

    public void delete() throws IOException {
        new PrivateFile(path).delete();
    }
}
