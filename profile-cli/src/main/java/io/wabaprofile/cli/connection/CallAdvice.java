package io.wabaprofile.cli.connection;

import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.port.RemoteError;
import io.wabaprofile.port.Unauthorized;
import java.util.Optional;

/** What to do about a call that the platform refused, in the options of the command line. */
public final class CallAdvice {
    private static final int INVALID_PARAMETER = 100;
    private static final int UNKNOWN_OBJECT = 33;
    private static final int UNKNOWN_ALIAS = 803;

    private CallAdvice() {}

    static Optional<String> of(Mode mode, CredentialSource source, SettingNames names, GatewayException failure) {
        if (failure instanceof Unauthorized) {
            return Optional.of(
                    mode == Mode.GRAPH
                            ? "Check the access token in " + source.description()
                                    + ". Run doctor with the same options."
                            : "A key works for one number in one API mode. Check the key" + in(source) + ", "
                                    + names.mode() + " and --base-url.");
        }
        return unknownId(mode, names, failure);
    }

    private static String in(CredentialSource source) {
        return source instanceof CredentialReference ? " in " + source.description() : "";
    }

    /** Names the setting with the ID that Meta does not know; empty if the failure has another cause. */
    public static Optional<String> unknownId(Mode mode, SettingNames names, GatewayException failure) {
        if (mode != Mode.GRAPH
                || !(failure instanceof Rejected)
                || failure.remoteError().filter(CallAdvice::isUnknownId).isEmpty()) {
            return Optional.empty();
        }
        return failure.operation() == Operation.OPEN_UPLOAD
                ? Optional.of("Check " + names.appId() + ". If it is right, use an access token of this app.")
                : Optional.of("Check " + names.phoneNumberId()
                        + ". If it is right, give the token's system user access to the" + " WhatsApp account.");
    }

    /** Meta sends one of two codes for an ID that does not exist or that the token may not use. */
    private static boolean isUnknownId(RemoteError error) {
        int code = error.code().orElse(0);
        return code == UNKNOWN_ALIAS
                || (code == INVALID_PARAMETER && error.subcode().orElse(0) == UNKNOWN_OBJECT);
    }
}
