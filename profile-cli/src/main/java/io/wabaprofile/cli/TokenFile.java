package io.wabaprofile.cli;

import io.wabaprofile.port.UploadSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where an upload's session is kept while it is unfinished. */
record TokenFile(Path path) {
    private static final int MOST = 64 * 1024;

    /** @throws Refusal if it holds no session, or cannot be read */
    UploadSession read() {
        try (InputStream content = Files.newInputStream(path)) {
            return UploadSession.of(content.readNBytes(MOST));
        } catch (NoSuchFileException missing) {
            throw new Refusal("There is no token file " + path, missing);
        } catch (IOException unreadable) {
            throw new Refusal("The token file " + path + " could not be read", unreadable);
        } catch (IllegalArgumentException unusable) {
            throw new Refusal(path + ": " + unusable.getMessage(), unusable);
        }
    }

    void write(UploadSession session) throws IOException {
        new PrivateFile(path).write(session.token());
    }

    void delete() throws IOException {
        new PrivateFile(path).delete();
    }
}
