package io.wabaprofile.cli.doctor;

import io.wabaprofile.cli.connection.CallAdvice;
import io.wabaprofile.cli.connection.CredentialKind;
import io.wabaprofile.cli.connection.CredentialSource;
import io.wabaprofile.cli.connection.Mode;
import io.wabaprofile.cli.connection.SettingNames;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.RemoteError;
import io.wabaprofile.port.Throttled;
import java.util.OptionalInt;
import java.util.Set;

/** What to do about a failed call. */
record FailureAdvice(Mode mode, CredentialSource source, SettingNames names) {
    private static final int FORBIDDEN = 403;

    /** Meta's error codes for a limit that all numbers of a token share. */
    private static final Set<Integer> LIMITS_OF_APP_OR_ACCOUNT = Set.of(4, 17, 80_007);

    /** Meta's error codes for missing permissions. */
    private static final int NO_PERMISSION = 10;

    private static final int FIRST_PERMISSION = 200;
    private static final int LAST_PERMISSION = 299;

    String next(GatewayException failure) {
        return switch (failure.kind()) {
            case UNAUTHORIZED ->
                failure.remoteError().filter(FailureAdvice::isPermission).isPresent()
                        ? forPermission()
                        : forCredential();
            case REJECTED ->
                CallAdvice.unknownId(mode, names, failure)
                        .orElse(
                                mode == Mode.GRAPH
                                        ? "Check " + names.phoneNumberId() + " and " + names.version()
                                                + ": the platform does not accept this request."
                                        : "Check " + names.mode()
                                                + " and --base-url: the platform does not accept this request.");
            case THROTTLED ->
                "Wait " + wait((Throttled) failure)
                        + ", then run this command again. Send fewer requests "
                        + (isLimitOfToken(failure) ? "with this token." : "for this number.");
            case UNAVAILABLE ->
                "This may be temporary: the connection works, but the platform does not serve the"
                        + " request. Try again in some minutes, then ask the platform's support.";
            case UNREADABLE ->
                "Check --base-url, the proxy and the web filter: this is not a response of the platform.";
            default -> "Run the command again.";
        };
    }

    private static boolean isPermission(RemoteError error) {
        int code = error.code().orElse(0);
        return error.status() == FORBIDDEN
                || code == NO_PERMISSION
                || (code >= FIRST_PERMISSION && code <= LAST_PERMISSION);
    }

    private boolean isLimitOfToken(GatewayException failure) {
        int code = failure.remoteError()
                .map(RemoteError::code)
                .orElse(OptionalInt.empty())
                .orElse(0);
        return mode == Mode.GRAPH && LIMITS_OF_APP_OR_ACCOUNT.contains(code);
    }

    private String forPermission() {
        return mode.credential() == CredentialKind.KEY
                ? "The platform knows the key, but does not allow it to use this number. Check in the 360dialog Hub that"
                        + " the number is active, then ask 360dialog's support."
                : "Give the system user of the token access to the WhatsApp account, and the token the permission"
                        + " whatsapp_business_management.";
    }

    private String forCredential() {
        return mode.credential() == CredentialKind.KEY
                ? "Check that " + source.description() + " has the key of this number for the " + mode.title()
                        + ". A new key from the 360dialog Hub replaces the old one."
                : "Check the access token in " + source.description()
                        + ". It may have expired: create one for a system user, in Meta's Business settings.";
    }

    private static String wait(Throttled failure) {
        return failure.retryAfter()
                .map(time -> time.plusNanos(999_999_999).toSeconds() + " s")
                .orElse("some minutes");
    }
}
