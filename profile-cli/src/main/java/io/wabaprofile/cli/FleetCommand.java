package io.wabaprofile.cli;

import picocli.CommandLine.Command;

@Command(name = "fleet", synopsisSubcommandLabel = "COMMAND", description = "Follow the runs of fleets.")
final class FleetCommand {}
