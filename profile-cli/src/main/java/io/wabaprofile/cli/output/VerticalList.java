package io.wabaprofile.cli.output;

import io.wabaprofile.profile.Vertical;
import java.util.List;

/** The known verticals as lines, each with its label. */
public final class VerticalList {
    private static final int CODE = 19;

    private VerticalList() {}

    public static List<String> lines() {
        return Vertical.known().stream()
                .map(vertical -> "  " + DisplayText.padded(vertical.code(), CODE) + vertical.label())
                .toList();
    }
}
