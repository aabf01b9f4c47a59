package brokenhouse.application;

import brokenhouse.cloud.LeakyAdapter;
import brokenhouse.port.FirstPort;

public final class UseCaseThatKnowsAnAdapter {
    LeakyAdapter adapter;
    FirstPort port;
}
