package io.wabaprofile.testkit.simulator;

import io.wabaprofile.testkit.ApiPaths;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What is served, and which of it a request may have meant. */
final class RouteSuggestions {
    private static final List<Route> SERVED = List.of(
            new Route("GET", ApiPaths.ON_PREMISE_ABOUT),
            new Route("PATCH", ApiPaths.ON_PREMISE_ABOUT),
            new Route("GET", ApiPaths.ON_PREMISE_BUSINESS_PROFILE),
            new Route("POST", ApiPaths.ON_PREMISE_BUSINESS_PROFILE),
            new Route("GET", ApiPaths.ON_PREMISE_PHOTO),
            new Route("POST", ApiPaths.ON_PREMISE_PHOTO),
            new Route("GET", ApiPaths.CLOUD_PROFILE),
            new Route("POST", ApiPaths.CLOUD_PROFILE),
            new Route("POST", ApiPaths.UPLOADS),
            new Route("GET", Route.SESSION),
            new Route("POST", Route.SESSION));

    private RouteSuggestions() {}

    private record Route(String method, String path) {
        private static final String SESSION = "/upload:{session}";
        private static final Pattern LIKE_A_SESSION = Pattern.compile("/upload[:/%].+", Pattern.DOTALL);
        private static final Set<String> WRITES = Set.of("POST", "PATCH", "PUT");

        private int distance(String otherMethod, String otherPath) {
            return 3 * distance(otherPath) + (method.equals(otherMethod) ? 0 : bothWrite(otherMethod) ? 1 : 2);
        }

        private boolean bothWrite(String otherMethod) {
            return WRITES.contains(method) && WRITES.contains(otherMethod);
        }

        private int distance(String otherPath) {
            if (LIKE_A_SESSION.matcher(otherPath).matches()) {
                return path.equals(SESSION) ? 0 : path.length();
            }
            return otherPath.endsWith(path) ? 1 : edits(path, otherPath);
        }

        private String difference(String otherMethod, String shownPath) {
            String ofMethods = method.equals(otherMethod) ? "" : "the method differs, it was " + otherMethod;
            String ofPaths = difference(shownPath);
            if (ofMethods.isEmpty() && ofPaths.isEmpty()) {
                return "a variant that was chosen blocks it";
            }
            return ofMethods.isEmpty() || ofPaths.isEmpty() ? ofMethods + ofPaths : ofPaths + "; " + ofMethods;
        }

        private String difference(String shownPath) {
            if (shownPath.equals(path) || (path.equals(SESSION) && shownPath.startsWith("/upload:"))) {
                return "";
            }
            if (path.equals(SESSION)) {
                return "a session id is sent as it was given, upload: and all";
            }
            if (shownPath.endsWith(path)) {
                return "the path has " + shownPath.substring(0, shownPath.length() - path.length()) + " before it";
            }
            return shownPath.startsWith(path)
                    ? "the path has " + shownPath.substring(path.length()) + " after it"
                    : "the path differs, it was " + shownPath;
        }
    }

    /** @param shownPath the path without anything secret */
    static String nearest(String method, String path, String shownPath) {
        String cut = path.startsWith("/upload")
                ? path.substring(0, Math.min(path.length(), 200))
                : path.substring(Math.max(0, path.length() - 200));
        Route nearest = SERVED.stream()
                .min(Comparator.comparingInt(route -> route.distance(method, cut)))
                .orElseThrow();
        return "nearest is " + nearest.method() + " " + nearest.path() + "; " + nearest.difference(method, shownPath);
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
