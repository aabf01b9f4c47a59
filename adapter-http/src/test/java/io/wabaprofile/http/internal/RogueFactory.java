package io.wabaprofile.http.internal;

import com.fasterxml.jackson.core.JsonFactory;

/** What any jar on a class path may announce as a service. */
public final class RogueFactory extends JsonFactory {
    private static final long serialVersionUID = 1;
}
