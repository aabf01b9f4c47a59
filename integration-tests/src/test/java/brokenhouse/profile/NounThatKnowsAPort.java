package brokenhouse.profile;

import brokenhouse.port.FirstPort;

public final class NounThatKnowsAPort {
    FirstPort port;
}
