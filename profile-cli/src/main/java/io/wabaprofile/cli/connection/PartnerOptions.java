package io.wabaprofile.cli.connection;

import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.cli.output.UsageException;
import io.wabaprofile.http.Credentials;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A partner of 360dialog, and the secret for its API. */
public final class PartnerOptions {
    private static final String PARTNER = "--partner";

    @Option(
            names = PARTNER,
            paramLabel = "ID",
            description = "List the channels of this partner of 360dialog, without their profiles, in place of those of"
                    + " a configuration file.")
    private @Nullable String id;

    @Option(
            names = CredentialKind.PARTNER_KEY_FILE,
            paramLabel = "FILE",
            description =
                    "With " + PARTNER + ": a file with the partner key on its first line. Without this option the key"
                            + " is read from the environment variable " + CredentialKind.PARTNER_KEY_VARIABLE + ".")
    private @Nullable String keyFile;

    /** The ID of the partner, if one was given. */
    public Optional<String> id() {
        if (id == null && keyFile != null) {
            throw new UsageException(
                    CredentialKind.PARTNER_KEY_FILE + " is for " + PARTNER + ".", "Add " + PARTNER + " ID.");
        }
        return Optional.ofNullable(id);
    }

    /** @throws UsageException if there is no valid key */
    public Credentials key(CliEnvironment environment, Terminal terminal) {
        CredentialSource source = new CredentialOption(CredentialKind.PARTNER_KEY, keyFile);
        Credentials key = source.read(environment.variables());
        source.warning().ifPresent(terminal::warning);
        return key;
    }
}
