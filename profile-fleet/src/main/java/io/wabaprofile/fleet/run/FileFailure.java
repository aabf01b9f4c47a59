package io.wabaprofile.fleet.run;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in words why a file cannot be used. */
final class FileFailure {
    private FileFailure() {}

    static IllegalStateException of(String what, IOException failure) {
        return new IllegalStateException(what + ": " + reason(failure), failure);
    }

    private static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (failure instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (failure instanceof CharacterCodingException) {
            return "it is not UTF-8 text";
        }
        boolean hasReason = failure instanceof FileSystemException system && system.getReason() != null;
        return hasReason ? ((FileSystemException) failure).getReason() : String.valueOf(failure.getMessage());
    }
}
