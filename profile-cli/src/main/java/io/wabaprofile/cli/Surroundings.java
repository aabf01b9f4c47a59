package io.wabaprofile.cli;

import java.util.Map;

/** What the program finds outside itself. */
record Surroundings(Map<String, String> environment, ChannelOpener channels) {

    static Surroundings ofThisProcess() {
        return new Surroundings(System.getenv(), ConnectedChannel::open);
    }

    /** Without the environment, which may hold a key. */
    @Override
    public String toString() {
        return "Surroundings[]";
    }
}
