package io.wabaprofile.profile;

import java.io.IOException;

/** The content has changed since the {@link MediaFile} was created. A {@link MediaFile.Content} may throw it. */
public final class ContentChangedException extends IOException {
    private static final long serialVersionUID = 1;

    public ContentChangedException() {
        super("The content has changed");
    }
}
