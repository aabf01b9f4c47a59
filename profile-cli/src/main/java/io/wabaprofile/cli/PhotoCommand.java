package io.wabaprofile.cli;

import picocli.CommandLine.Command;

@Command(name = "photo", synopsisSubcommandLabel = "COMMAND", description = "Change the photo of a number.")
final class PhotoCommand {}
