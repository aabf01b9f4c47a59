package io.wabaprofile.testkit;

import java.util.Comparator;
import java.util.List;

/** What is served, and which of it a request may have meant. */
final class Routes {
    private static final List<Route> SERVED = List.of(
            new Route("GET", OnPremiseDoor.ABOUT),
            new Route("PATCH", OnPremiseDoor.ABOUT),
            new Route("GET", OnPremiseDoor.BUSINESS),
            new Route("POST", OnPremiseDoor.BUSINESS),
            new Route("GET", OnPremiseDoor.PHOTO),
            new Route("POST", OnPremiseDoor.PHOTO),
            new Route("GET", CloudDoor.PROFILE),
            new Route("POST", CloudDoor.PROFILE),
            new Route("POST", UploadDoor.UPLOADS),
            new Route("POST", "/upload:{session}"),
            new Route("GET", "/upload:{session}"));

    private Routes() {}

    private record Route(String method, String path) {
        private int distance(String otherMethod, String otherPath) {
            return 2 * edits(path, otherPath) + (method.equals(otherMethod) ? 0 : 1);
        }

        private String difference(String otherMethod, String otherPath, String shownPath) {
            if (path.equals(otherPath)) {
                return "the method differs, it was " + otherMethod;
            }
            if (otherPath.endsWith(path) && method.equals(otherMethod)) {
                return "the path has something before it";
            }
            return "the path differs, it was " + shownPath
                    + (method.equals(otherMethod) ? "" : ", and the method, it was " + otherMethod);
        }
    }

    /** @param shownPath the path without anything secret */
    static String nearest(String method, String path, String shownPath) {
        String cut = path.substring(0, Math.min(path.length(), 200));
        Route nearest = SERVED.stream()
                .min(Comparator.comparingInt(route -> route.distance(method, cut)))
                .orElseThrow();
        return "nearest is " + nearest.method() + " " + nearest.path() + "; "
                + nearest.difference(method, path, shownPath);
    }

    /** How many characters must be put in, taken out or exchanged to make one text of the other. */
    private static int edits(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                row[j] = one.charAt(i - 1) == other.charAt(j - 1)
                        ? diagonal
                        : 1 + Math.min(diagonal, Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
