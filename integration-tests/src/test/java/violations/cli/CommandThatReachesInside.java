package violations.cli;

import violations.http.internal.Inside;

public final class CommandThatReachesInside {
    Inside inside;
}
