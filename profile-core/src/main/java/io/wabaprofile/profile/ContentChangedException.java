package io.wabaprofile.profile;

import java.io.IOException;

/** The content is no longer what it was when the {@link MediaFile} was made. A source of content may throw it as well. */
public final class ContentChangedException extends IOException {
    private static final long serialVersionUID = 1;

    public ContentChangedException() {
        super("The content has changed");
    }
}
