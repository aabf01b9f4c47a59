package io.wabaprofile.cli.doctor;

import io.wabaprofile.cli.connection.ChannelOptions;
import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.connection.ConnectedChannel;
import io.wabaprofile.cli.connection.CredentialSource;
import io.wabaprofile.cli.connection.NumberAccess;
import io.wabaprofile.cli.connection.NumberSettings;
import io.wabaprofile.cli.output.ExitCode;
import io.wabaprofile.cli.output.InputException;
import io.wabaprofile.cli.output.UsageException;
import io.wabaprofile.cli.transfer.InputFile;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.RetrySettings;
import io.wabaprofile.profile.InvalidPhotoException;
import io.wabaprofile.profile.Photo;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks a number step by step. A failed step skips the steps that need it. Takes at most 20 seconds: 9 for the
 * connection, and 5 for each of two calls, which are not retried.
 */
public final class Doctor {
    private static final Duration CALL_LIMIT = Duration.ofSeconds(5);
    private static final String CONFIGURATION = "configuration";
    private static final String CREDENTIAL = "credential";
    private static final String PHOTO = "photo";

    private final ChannelOptions options;
    private final @Nullable String name;
    private final CliEnvironment environment;
    private final List<DoctorStep> steps = new ArrayList<>();

    /** @param name the name of a channel; null if the options describe the number */
    public Doctor(ChannelOptions options, @Nullable String name, CliEnvironment environment) {
        this.options = options;
        this.name = name;
        this.environment = environment;
    }

    /** @param photo the photo file to check; null to check no photo */
    public DoctorReport check(@Nullable Path photo) {
        try {
            checkNumber(options.settings(name, environment));
        } catch (UsageException wrong) {
            configurationIsWrong(
                    wrong.problem(), wrong.next().orElse("Run 'waba-profile doctor --help'."), ExitCode.USAGE);
        } catch (InputException wrong) {
            configurationIsWrong(
                    String.join("; ", wrong.reasons()), "Correct the configuration file.", ExitCode.REFUSED);
        }
        steps.add(photo(photo));
        return new DoctorReport(steps);
    }

    private void configurationIsWrong(String problem, String next, ExitCode exit) {
        steps.add(DoctorStep.failed(CONFIGURATION, problem, next, exit));
        skip(Stream.concat(Stream.of(CREDENTIAL), remoteSteps()), "the configuration is wrong");
    }

    private void checkNumber(NumberSettings number) {
        try (ApiConnection connection = number.connect(environment, Doctor::limited)) {
            steps.add(DoctorStep.ok(CONFIGURATION, number.mode().title() + " at " + number.route(environment)));
            checkNumber(connection, number);
        }
    }

    private static ApiConnection.Builder limited(ApiConnection.Builder builder) {
        return builder.attemptLimit(CALL_LIMIT).callLimit(CALL_LIMIT).retries(RetrySettings.DEFAULT.withMaxAttempts(1));
    }

    private static Stream<String> remoteSteps() {
        return Stream.concat(ConnectionSteps.NAMES.stream(), NumberSteps.NAMES.stream());
    }

    private void skip(Stream<String> names, String why) {
        names.forEach(name -> steps.add(DoctorStep.skipped(name, why)));
    }

    private void checkNumber(ApiConnection connection, NumberSettings number) {
        Optional<NumberAccess> access = credential(number);
        if (!isConnected(connection)) {
            skip(NumberSteps.NAMES.stream(), "no connection");
        } else if (access.isEmpty()) {
            skip(NumberSteps.NAMES.stream(), "no " + number.mode().credential().title());
        } else {
            ConnectedChannel channel = environment.channels().over(connection, access.get());
            steps.addAll(
                    new NumberSteps(number.mode(), new FailureAdvice(number.mode(), number.source(), number.names()))
                            .all(channel.profile(), ConnectedChannel.facts(connection, access.get())));
        }
    }

    private Optional<NumberAccess> credential(NumberSettings number) {
        CredentialSource source = number.source();
        try {
            NumberAccess access = number.access(source.read(environment.variables()));
            String detail = "the " + source.kind().title() + " comes from " + source.description();
            steps.add(source.warning()
                    .map(warning -> DoctorStep.warning(CREDENTIAL, detail, warning))
                    .orElseGet(() -> DoctorStep.ok(CREDENTIAL, detail)));
            return Optional.of(access);
        } catch (UsageException missing) {
            steps.add(DoctorStep.failed(
                    CREDENTIAL,
                    missing.problem(),
                    missing.next().orElseGet(() -> source.kind().howToSet()),
                    ExitCode.USAGE));
            return Optional.empty();
        }
    }

    private boolean isConnected(ApiConnection connection) {
        List<DoctorStep> found;
        try {
            found = new ConnectionSteps(connection.diagnose(), Instant.now()).all();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            found = List.of(DoctorStep.failed(
                    ConnectionSteps.LOOKUP, "interrupted", "Run the command again.", ExitCode.CANCELLED));
        }
        steps.addAll(found);
        boolean failed = found.stream().anyMatch(DoctorStep::isFailed);
        skip(ConnectionSteps.NAMES.stream().skip(found.size()), "an earlier step failed");
        return !failed;
    }

    private static DoctorStep photo(@Nullable Path file) {
        if (file == null) {
            return DoctorStep.skipped(
                    PHOTO,
                    "a photo is a JPEG or PNG of at most 5 MB, best a square of 640 pixels; check one with --photo");
        }
        try {
            Photo photo = InputFile.photo(file);
            String detail = String.format(
                    Locale.ROOT,
                    "%s, %d × %d pixels, %,d bytes",
                    photo.mediaType(),
                    photo.width(),
                    photo.height(),
                    photo.size());
            return photo.advice().isEmpty()
                    ? DoctorStep.ok(PHOTO, detail)
                    : DoctorStep.warning(PHOTO, detail, String.join("; ", photo.advice()) + ".");
        } catch (InputException refused) {
            return DoctorStep.failed(
                    PHOTO,
                    String.valueOf(refused.getMessage()),
                    refused.getCause() instanceof InvalidPhotoException invalid
                                    && invalid.reason() != InvalidPhotoException.Reason.NOT_A_FILE
                            ? "Use a JPEG or PNG of at most 5 MB, best a square of 640 pixels."
                            : "Check the path in --photo.",
                    ExitCode.REFUSED);
        }
    }
}
