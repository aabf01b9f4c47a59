package io.wabaprofile.cli;

import picocli.CommandLine.Command;

@Command(name = "photo", synopsisSubcommandLabel = "COMMAND", description = "Replace or save the photo of a number.")
final class PhotoCommand {}
