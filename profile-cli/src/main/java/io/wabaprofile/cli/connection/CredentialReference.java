package io.wabaprofile.cli.connection;

import io.wabaprofile.channel.KeyReference;
import io.wabaprofile.cli.output.UsageException;
import io.wabaprofile.http.Credentials;
import io.wabaprofile.http.KeySource;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The key or the access token that a channel of the configuration file refers to. */
record CredentialReference(CredentialKind kind, KeyReference reference) implements CredentialSource {
    @Override
    public Credentials read(Map<String, String> environment) {
        KeySource source = KeySource.create().with("env", environment::get);
        try {
            return (Credentials) kind.from(source, reference.toString()).current();
        } catch (IllegalStateException missing) {
            throw new UsageException(missing.getMessage() + ".", next(), missing);
        }
    }

    private String next() {
        return isFile()
                ? "Write the " + kind.title() + " to the first line of this file."
                : "Set the environment variable " + reference.name() + " to the " + kind.title() + ".";
    }

    private boolean isFile() {
        return reference.scheme().equals("file");
    }

    @Override
    public String description() {
        return reference.toString();
    }

    @Override
    public Optional<String> warning() {
        return isFile()
                ? CredentialSource.warning(Path.of(reference.name()), "the file " + reference.name())
                : Optional.empty();
    }
}
