package io.wabaprofile.cli.connection;

import io.wabaprofile.http.Credentials;
import io.wabaprofile.http.KeySource;

/** The secret that authenticates a number, and where the user puts it. */
public enum CredentialKind {
    KEY("API key", CredentialKind.KEY_VARIABLE, CredentialKind.KEY_FILE),
    ACCESS_TOKEN("access token", CredentialKind.TOKEN_VARIABLE, CredentialKind.TOKEN_FILE),
    PARTNER_KEY("partner key", CredentialKind.PARTNER_KEY_VARIABLE, CredentialKind.PARTNER_KEY_FILE);

    public static final String KEY_VARIABLE = "D360_API_KEY";
    public static final String TOKEN_VARIABLE = "WABA_ACCESS_TOKEN";

    public static final String PARTNER_KEY_VARIABLE = "D360_PARTNER_KEY";
    static final String KEY_FILE = "--key-file";
    static final String TOKEN_FILE = "--access-token-file";
    static final String PARTNER_KEY_FILE = "--partner-key-file";

    private final String title;
    private final String variable;
    private final String fileOption;

    CredentialKind(String title, String variable, String fileOption) {
        this.title = title;
        this.variable = variable;
        this.fileOption = fileOption;
    }

    public String title() {
        return title;
    }

    /** The environment variable that holds the secret. */
    public String variable() {
        return variable;
    }

    /** The option that names a file with the secret. */
    public String fileOption() {
        return fileOption;
    }

    public String howToSet() {
        String noun = title.replace("API ", "");
        return "Set the environment variable " + variable + ", or name a file that contains the " + noun + " with "
                + fileOption + ".";
    }

    Credentials from(KeySource source, String reference) {
        return switch (this) {
            case KEY -> source.credentials(reference);
            case ACCESS_TOKEN -> source.accessToken(reference);
            case PARTNER_KEY -> source.partnerKey(reference);
        };
    }
}
