package io.wabaprofile.http.internal;

import com.fasterxml.jackson.databind.module.SimpleModule;

/** What any jar on a class path may announce as a service. Remembers whether a mapper took it. */
public final class RogueModule extends SimpleModule {
    private static final long serialVersionUID = 1;

    static boolean taken;

    @Override
    public void setupModule(SetupContext context) {
        taken = true;
    }
}
