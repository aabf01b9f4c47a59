package violations.cli;

import violations.fleet.internal.InsideAFleet;

final class CommandThatReachesIntoAFleet {
    InsideAFleet inside;
}
