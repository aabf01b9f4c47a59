package io.wabaprofile.testkit.simulator;

import io.wabaprofile.testkit.ApiPaths;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Suggests the nearest known route for an unknown path. */
final class RouteSuggestions {
    private static final List<Route> ROUTES = List.of(
            new Route("GET", ApiPaths.ON_PREMISE_ABOUT),
            new Route("PATCH", ApiPaths.ON_PREMISE_ABOUT),
            new Route("GET", ApiPaths.ON_PREMISE_BUSINESS_PROFILE),
            new Route("POST", ApiPaths.ON_PREMISE_BUSINESS_PROFILE),
            new Route("GET", ApiPaths.ON_PREMISE_PHOTO),
            new Route("POST", ApiPaths.ON_PREMISE_PHOTO),
            new Route("GET", ApiPaths.CLOUD_PROFILE),
            new Route("POST", ApiPaths.CLOUD_PROFILE),
            new Route("POST", ApiPaths.UPLOADS),
            new Route("GET", ApiPaths.PARTNERS + "{partner_id}/channels"),
            new Route("GET", Route.SESSION),
            new Route("GET", ApiPaths.HEALTH_STATUS),
            new Route("POST", Route.SESSION));
    private static final List<Route> GRAPH_ROUTES = List.of(
            new Route("GET", "/{id}" + ApiPaths.CLOUD_PROFILE),
            new Route("POST", "/{id}" + ApiPaths.CLOUD_PROFILE),
            new Route("GET", "/{id}"),
            new Route("POST", "/{id}" + ApiPaths.UPLOADS),
            new Route("GET", Route.SESSION),
            new Route("POST", Route.SESSION));

    /** Paths of the Graph API, also with a malformed version such as {@code v23}, but not of the On-Premise API. */
    private static final Pattern GRAPH = Pattern.compile(
            "(?!/v1(/|$)|/v[0-9]+/settings(/|$))/(v[0-9][0-9.]*|[0-9]+\\.[0-9]+)(/.*)?", Pattern.DOTALL);

    private RouteSuggestions() {}

    private record Route(String method, String path) {
        private static final String SESSION = "/upload:{session}";
        private static final Pattern LIKE_A_SESSION = Pattern.compile("/upload[:/%].+", Pattern.DOTALL);
        private static final Set<String> WRITES = Set.of("POST", "PATCH", "PUT");

        private int distance(String otherMethod, String otherPath) {
            boolean bothWrite = WRITES.contains(method) && WRITES.contains(otherMethod);
            return 3 * distance(otherPath) + (method.equals(otherMethod) ? 0 : bothWrite ? 1 : 2);
        }

        private int distance(String otherPath) {
            if (LIKE_A_SESSION.matcher(otherPath).matches()) {
                return path.equals(SESSION) ? 0 : path.length();
            }
            return otherPath.endsWith(path) ? 1 : edits(path, otherPath);
        }

        private String difference(String otherMethod, String redactedPath) {
            String ofMethods = method.equals(otherMethod) ? "" : "the method differs, it was " + otherMethod;
            String ofPaths = difference(redactedPath);
            return ofMethods.isEmpty() || ofPaths.isEmpty() ? ofMethods + ofPaths : ofPaths + "; " + ofMethods;
        }

        private String difference(String redactedPath) {
            if (redactedPath.equals(path) || (path.equals(SESSION) && redactedPath.startsWith("/upload:"))) {
                return "";
            }
            if (path.equals(SESSION)) {
                return "send the session id unchanged, with its prefix upload:";
            }
            if (redactedPath.endsWith(path)) {
                String prefix = redactedPath.substring(0, redactedPath.length() - path.length());
                return "the path has " + prefix + " before it";
            }
            return redactedPath.startsWith(path)
                    ? "the path has " + redactedPath.substring(path.length()) + " after it"
                    : "the path differs, it was " + redactedPath;
        }
    }

    /** Returns whether the path looks like a path of the Graph API. */
    static boolean isGraph(String path) {
        return GRAPH.matcher(path).matches();
    }

    /** @param redactedPath the path without secrets, for the text */
    static String nearest(String method, String path, String redactedPath) {
        String cut = path.startsWith("/upload")
                ? path.substring(0, Math.min(path.length(), 200))
                : path.substring(Math.max(0, path.length() - 200));
        Route nearest = nearest(ROUTES, method, cut);
        String difference = nearest.difference(method, redactedPath);
        return "nearest is " + nearest.method() + " " + nearest.path() + "; "
                + (difference.isEmpty() ? "an enabled variant blocks it" : difference);
    }

    /** @param redactedPath the path without secrets; it looks like a path of the Graph API */
    static String nearestInGraph(String method, String redactedPath) {
        int slash = redactedPath.indexOf('/', 1);
        String cut = slash < 0 ? "" : redactedPath.substring(slash, Math.min(redactedPath.length(), slash + 200));
        String resource = cut.replaceAll("/[0-9]+(?=/|$)", "/{id}");
        Route nearest = nearest(GRAPH_ROUTES, method, resource);
        String difference =
                resource.isEmpty() ? "the path ends after the version" : nearest.difference(method, resource);
        String ofVersion = ApiPaths.withoutVersion(redactedPath).equals(redactedPath) && slash > 0
                ? "the version must look like v23.0"
                : "";
        return "nearest is " + nearest.method() + " /{version}" + nearest.path() + "; " + ofVersion
                + (ofVersion.isEmpty() || difference.isEmpty() ? "" : "; ") + difference;
    }

    private static Route nearest(List<Route> routes, String method, String path) {
        return routes.stream()
                .min(Comparator.comparingInt(route -> route.distance(method, path)))
                .orElseThrow();
    }

    /** Returns the Levenshtein distance of two texts. */
    private static int edits(String text, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= text.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                row[j] = text.charAt(i - 1) == other.charAt(j - 1)
                        ? diagonal
                        : 1 + Math.min(diagonal, Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
