package brokenhouse.cli;

import brokenhouse.http.internal.Inside;

public final class CommandThatReachesInside {
    Inside inside;
}
