package io.wabaprofile.cli.connection;

import io.wabaprofile.channel.KeyReference;
import io.wabaprofile.cli.output.UsageException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The files that hold the secret of a number. */
final class CredentialOptions {
    @Option(
            names = CredentialKind.KEY_FILE,
            paramLabel = "FILE",
            description =
                    "A file with the key of the number on its first line; only you should be able to read it. Without this"
                            + " option the key is read from the environment variable " + CredentialKind.KEY_VARIABLE
                            + ".")
    private @Nullable String keyFile;

    @Option(
            names = CredentialKind.TOKEN_FILE,
            paramLabel = "FILE",
            description =
                    "With --mode graph: a file with the access token on its first line; only you should be able to"
                            + " read it. Without this option the token is read from the environment variable "
                            + CredentialKind.TOKEN_VARIABLE + ".")
    private @Nullable String tokenFile;

    /** @throws UsageException if the file of the other kind was named */
    CredentialSource source(Mode mode) {
        return option(mode);
    }

    /** Where the secret is, for a configuration file. */
    KeyReference reference(Mode mode) {
        return option(mode).reference();
    }

    private CredentialOption option(Mode mode) {
        boolean isKey = mode.credential() == CredentialKind.KEY;
        if ((isKey ? tokenFile : keyFile) != null) {
            String other = isKey ? CredentialKind.TOKEN_FILE : CredentialKind.KEY_FILE;
            throw new UsageException(
                    other + " cannot be used with --mode " + mode.argument() + ", which needs an "
                            + mode.credential().title() + ".",
                    "Use " + mode.credential().fileOption() + " instead.");
        }
        return new CredentialOption(mode.credential(), isKey ? keyFile : tokenFile);
    }

    /** The same options for another command line. */
    List<String> arguments() {
        if (keyFile != null) {
            return List.of(CredentialKind.KEY_FILE, keyFile);
        }
        return tokenFile == null ? List.of() : List.of(CredentialKind.TOKEN_FILE, tokenFile);
    }
}
