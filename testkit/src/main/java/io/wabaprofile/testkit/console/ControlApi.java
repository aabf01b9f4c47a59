package io.wabaprofile.testkit.console;

import io.wabaprofile.testkit.journal.Journal;
import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.ErrorResponseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The control API: sets up and shows a simulator over HTTP, for tests in any language. */
public final class ControlApi {
    /** The path that gives a page the ID for its event stream. It changes no state of the simulator. */
    static final String PAGES = "pages";

    private final List<Route> routes;

    public ControlApi(
            ChannelEndpoints channels,
            FaultEndpoints faults,
            RuleEndpoints rules,
            EventStream events,
            Journal journal,
            Runnable reset) {
        routes = List.of(
                new Route("GET", "channels", request -> channels.all()),
                new Route("POST", "channels", channels::add),
                new Route("GET", "channels/{number}", channels::show),
                new Route("DELETE", "channels/{number}", channels::remove),
                new Route("PUT", "channels/{number}/name", channels::setName),
                new Route("PUT", "channels/{number}/profile", channels::setProfile),
                new Route("GET", "channels/{number}/photo", channels::photo),
                new Route("PUT", "channels/{number}/photo", channels::setPhoto),
                new Route("DELETE", "channels/{number}/photo", channels::removePhoto),
                new Route("PUT", "channels/{number}/health", channels::setHealth),
                new Route("PUT", "channels/{number}/key", channels::setKey),
                new Route("GET", "fields", request -> FieldEndpoint.all()),
                new Route("GET", "faults", request -> faults.all()),
                new Route("POST", "faults", faults::plan),
                new Route("DELETE", "faults", request -> faults.clear()),
                new Route("GET", "faults/unused", request -> faults.unused()),
                new Route("GET", "checks", request -> rules.checks()),
                new Route("PUT", "checks/{name}/disabled", rules::disableCheck),
                new Route("DELETE", "checks/{name}/disabled", rules::enableCheck),
                new Route("GET", "variants", request -> rules.variants()),
                new Route("PUT", "variants/{name}/enabled", rules::enableVariant),
                new Route("DELETE", "variants/{name}/enabled", rules::disableVariant),
                new Route("POST", "reset", request -> {
                    reset.run();
                    return channels.all();
                }),
                new Route("POST", PAGES, request -> ApiResponse.json(201, JsonObject.of("page", events.openPage()))),
                new Route(
                        "GET",
                        "journal.jsonl",
                        request -> ApiResponse.text(200, "application/jsonl; charset=utf-8", journal.jsonLines())),
                new Route("GET", "journal.har", request -> ApiResponse.text(200, "application/json", journal.har())));
    }

    private interface RouteHandler {
        ApiResponse handle(ControlRequest request) throws IOException, ErrorResponseException;
    }

    /** @param path relative to {@link SimulatorPage#ROOT}; a part in braces is a variable */
    private record Route(String method, String path, RouteHandler handler) {
        /** Returns the variables of a matching path. */
        private Optional<Map<String, String>> match(String requestPath) {
            String[] pattern = path.split("/", -1);
            String[] parts = requestPath.split("/", -1);
            Map<String, String> variables = new LinkedHashMap<>();
            for (int i = 0; i < pattern.length && pattern.length == parts.length; i++) {
                if (pattern[i].startsWith("{")) {
                    variables.put(pattern[i].substring(1, pattern[i].length() - 1), parts[i]);
                } else if (!pattern[i].equals(parts[i])) {
                    return Optional.empty();
                }
            }
            return pattern.length == parts.length ? Optional.of(variables) : Optional.empty();
        }

        @Override
        public String toString() {
            return method + " " + SimulatorPage.ROOT + path;
        }
    }

    /** @param path relative to {@link SimulatorPage#ROOT} */
    ApiResponse handle(ApiRequest request, String path) throws IOException, ErrorResponseException {
        String method = request.is("HEAD") ? "GET" : request.method();
        List<Route> matching =
                routes.stream().filter(route -> route.match(path).isPresent()).toList();
        for (Route route : matching) {
            if (route.method().equals(method)) {
                return route.handler()
                        .handle(new ControlRequest(request, route.match(path).orElseThrow()));
            }
        }
        if (matching.isEmpty()) {
            throw new ErrorResponseException(notFound());
        }
        String allowed = matching.stream().map(Route::method).collect(Collectors.joining(", "));
        throw new ErrorResponseException(ApiResponse.json(405, JsonObject.of("error", "the path supports " + allowed))
                .with("Allow", allowed));
    }

    private ApiResponse notFound() {
        List<String> served =
                new ArrayList<>(List.of("GET " + SimulatorPage.ROOT, "GET " + SimulatorPage.ROOT + "events"));
        routes.forEach(route -> served.add(route.toString()));
        return ApiResponse.json(
                404, new JsonObject().and("error", "the path does not exist").and("served", served));
    }
}
