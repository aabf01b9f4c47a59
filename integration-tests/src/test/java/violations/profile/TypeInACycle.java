package violations.profile;

import violations.port.PortInACycle;

public final class TypeInACycle {
    PortInACycle port;
}
