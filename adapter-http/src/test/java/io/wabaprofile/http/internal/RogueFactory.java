package io.wabaprofile.http.internal;

import com.fasterxml.jackson.core.JsonFactory;

/** A service that any jar on the class path may declare. */
public final class RogueFactory extends JsonFactory {
    private static final long serialVersionUID = 1;
}
