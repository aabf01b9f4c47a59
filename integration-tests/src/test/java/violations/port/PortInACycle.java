package violations.port;

import violations.profile.TypeInACycle;

public interface PortInACycle {
    TypeInACycle value();
}
