package brokenhouse.cli;

import brokenhouse.http.internal.Inside;

final class CommandThatReachesInside {
    Inside inside;
}
