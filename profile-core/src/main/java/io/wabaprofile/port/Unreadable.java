package io.wabaprofile.port;

import org.jspecify.annotations.Nullable;

/** The response could not be parsed: it is a web page, a redirect, or a malformed or unexpected document. */
public final class Unreadable extends GatewayException {
    private static final long serialVersionUID = 1;

    private final String defect;

    /**
     * @param defect what is wrong with the response, without quoting it
     * @param remoteError the status and the texts that were found in the response; null if there are none
     */
    public Unreadable(Operation operation, Outcome outcome, String defect, @Nullable RemoteError remoteError) {
        super(operation, outcome, "the response could not be parsed: " + defect, remoteError, null);
        this.defect = defect;
    }

    @Override
    public Kind kind() {
        return Kind.UNREADABLE;
    }

    @Override
    GatewayException copy(Outcome other) {
        return new Unreadable(operation(), other, defect, remoteError().orElse(null));
    }
}
