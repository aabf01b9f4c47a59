package io.wabaprofile.testkit.console;

import io.wabaprofile.testkit.journal.Journal;
import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.RequestRefusedException;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Arranges and shows a simulator over HTTP, for those who do not call it from Java: the table of what there is. */
public final class ControlApi {
    private final List<Route> routes;

    public ControlApi(
            ChannelEndpoints channels, FaultEndpoints faults, RuleEndpoints rules, Journal journal, Runnable reset) {
        routes = List.of(
                new Route("GET", "channels", call -> channels.all()),
                new Route("POST", "channels", channels::add),
                new Route("GET", "channels/{number}", channels::show),
                new Route("PUT", "channels/{number}/profile", channels::arrangeProfile),
                new Route("GET", "channels/{number}/photo", channels::photo),
                new Route("PUT", "channels/{number}/photo", channels::arrangePhoto),
                new Route("DELETE", "channels/{number}/photo", channels::removePhoto),
                new Route("PUT", "channels/{number}/condition", channels::arrangeCondition),
                new Route("PUT", "channels/{number}/key", channels::arrangeKey),
                new Route("GET", "faults", call -> faults.all()),
                new Route("POST", "faults", faults::plan),
                new Route("DELETE", "faults", call -> faults.forget()),
                new Route("GET", "faults/unmet", call -> faults.unmet()),
                new Route("GET", "refusals", call -> rules.refusals()),
                new Route("PUT", "refusals/{name}/allowed", rules::allow),
                new Route("DELETE", "refusals/{name}/allowed", rules::refuseAgain),
                new Route("GET", "variants", call -> rules.variants()),
                new Route("PUT", "variants/{name}/chosen", rules::choose),
                new Route("DELETE", "variants/{name}/chosen", rules::dropChoice),
                new Route("POST", "reset", call -> {
                    reset.run();
                    return channels.all();
                }),
                new Route(
                        "GET",
                        "journal.jsonl",
                        call -> ApiResponse.text(200, "application/jsonl; charset=utf-8", journal.jsonLines())),
                new Route("GET", "journal.har", call -> ApiResponse.text(200, "application/json", journal.har())));
    }

    /** What is done with a call. */
    private interface Deed {
        ApiResponse on(ControlRequest call) throws IOException, RequestRefusedException;
    }

    /** @param path below the page's own; a part in braces may be anything */
    private record Route(String method, String path, Deed deed) {
        private Optional<Map<String, String>> match(String asked) {
            String[] pattern = path.split("/", -1);
            String[] parts = asked.split("/", -1);
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

    /** @param path below the page's own */
    public ApiResponse answer(ApiRequest call, String path) throws IOException, RequestRefusedException {
        String method = call.is("HEAD") ? "GET" : call.method();
        List<Route> there =
                routes.stream().filter(route -> route.match(path).isPresent()).toList();
        for (Route route : there) {
            if (route.method().equals(method)) {
                return route.deed()
                        .on(new ControlRequest(call, route.match(path).orElseThrow()));
            }
        }
        if (there.isEmpty()) {
            throw new RequestRefusedException(nothingThere());
        }
        String allowed = there.stream().map(Route::method).collect(Collectors.joining(", "));
        throw new RequestRefusedException(ApiResponse.json(405, JsonObject.of("error", "this takes " + allowed))
                .with("Allow", allowed));
    }

    private ApiResponse nothingThere() {
        List<String> served = Arrays.stream(new String[] {"", "events"})
                .map(path -> "GET " + SimulatorPage.ROOT + path)
                .collect(Collectors.toList());
        routes.forEach(route -> served.add(route.toString()));
        return ApiResponse.json(
                404, new JsonObject().and("error", "there is nothing here").and("served", served));
    }
}
