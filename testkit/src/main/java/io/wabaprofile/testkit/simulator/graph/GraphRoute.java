package io.wabaprofile.testkit.simulator.graph;

import io.wabaprofile.testkit.ApiPaths;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.upload.UploadEndpoint;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The endpoint of a request to the Graph API.
 *
 * @param id of the number or the app, or {@code app}; empty for an upload session
 */
record GraphRoute(Kind kind, String id) {
    static final String OWN_APP = "app";

    private static final Pattern RESOURCE = Pattern.compile("/([0-9]+|" + OWN_APP + ")(/.*)?");

    enum Kind {
        PROFILE,
        NUMBER,
        UPLOADS,
        SESSION
    }

    /** Returns the endpoint; empty if the Graph API does not have the path. */
    static Optional<GraphRoute> of(ApiRequest request) {
        if (!request.isGraph()) {
            return Optional.empty();
        }
        String resource = request.resource();
        if (UploadEndpoint.isSession(resource)) {
            return Optional.of(new GraphRoute(Kind.SESSION, ""));
        }
        Matcher parts = RESOURCE.matcher(resource);
        return parts.matches() ? of(parts.group(1), Optional.ofNullable(parts.group(2))) : Optional.empty();
    }

    private static Optional<GraphRoute> of(String id, Optional<String> edge) {
        if (edge.filter(ApiPaths.UPLOADS::equals).isPresent()) {
            return Optional.of(new GraphRoute(Kind.UPLOADS, id));
        }
        if (id.equals(OWN_APP)) {
            return Optional.empty();
        }
        if (edge.isEmpty()) {
            return Optional.of(new GraphRoute(Kind.NUMBER, id));
        }
        return edge.filter(ApiPaths.CLOUD_PROFILE::equals).map(profile -> new GraphRoute(Kind.PROFILE, id));
    }

    /** Returns whether the endpoint documents this scheme of the {@code Authorization} header. */
    boolean accepts(String scheme) {
        return kind == Kind.UPLOADS || scheme.equalsIgnoreCase(scheme());
    }

    /** The scheme that Meta documents for the endpoint. */
    String scheme() {
        return kind == Kind.SESSION ? "OAuth" : "Bearer";
    }
}
