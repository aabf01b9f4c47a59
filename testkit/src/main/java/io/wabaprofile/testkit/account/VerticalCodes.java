package io.wabaprofile.testkit.account;

import io.wabaprofile.profile.Vertical;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The verticals that the platform accepts: all codes in the Cloud API, seventeen labels in the On-Premise API. */
public final class VerticalCodes {
    /** The codes in the order of the server's error text. */
    public static final List<String> CODES =
            Vertical.known().stream().map(Vertical::code).toList();

    private static final Set<String> WITHOUT_LABEL =
            Set.of("ALCOHOL", "ONLINE_GAMBLING", "PHYSICAL_GAMBLING", "OTC_DRUGS", "MATRIMONY_SERVICE");

    private VerticalCodes() {}

    /** Returns the code of an On-Premise label. */
    public static Optional<String> codeOf(String label) {
        return Vertical.known().stream()
                .filter(vertical -> vertical.label().equals(label) && !WITHOUT_LABEL.contains(vertical.code()))
                .map(Vertical::code)
                .findFirst();
    }

    /** Returns the On-Premise label of a code, or the code if there is no label. */
    public static String labelOf(String code) {
        return WITHOUT_LABEL.contains(code) ? code : Vertical.of(code).label();
    }

    /** Returns the platform's error text for an unknown code. */
    public static String unsupportedCodeMessage(String code) {
        return unsupportedCodeMessage(code, CODES);
    }

    /** Returns the platform's error text for a code that is not one of the accepted codes. */
    public static String unsupportedCodeMessage(String code, List<String> accepted) {
        return "(#100) Param vertical must be one of {" + String.join(", ", accepted) + "} - got \"" + code + "\"";
    }
}
