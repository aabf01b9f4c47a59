package io.wabaprofile.http.internal;

import com.fasterxml.jackson.databind.module.SimpleModule;

/** A service that any jar on the class path may declare. Records whether a mapper used it. */
public final class RogueModule extends SimpleModule {
    private static final long serialVersionUID = 1;

    static boolean taken;

    @Override
    public void setupModule(SetupContext context) {
        taken = true;
    }
}
