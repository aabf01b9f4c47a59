package io.wabaprofile.port;

import org.jspecify.annotations.Nullable;

/** The server answered, but in a form this library does not understand: a web page, a redirect, a broken document. */
public final class Unreadable extends GatewayException {
    private static final long serialVersionUID = 1;

    private final String defect;

    /** @param why what was wrong with the answer, without quoting it */
    public Unreadable(Operation operation, Outcome outcome, String why, @Nullable RemoteError remoteError) {
        super(operation, outcome, "the answer could not be understood, " + why, remoteError, null);
        this.defect = why;
    }

    @Override
    GatewayException copy(Outcome other) {
        return new Unreadable(operation(), other, defect, remoteError().orElse(null));
    }
}
