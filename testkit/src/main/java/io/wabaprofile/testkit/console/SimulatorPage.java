package io.wabaprofile.testkit.console;

import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.RequestRefusedException;
import io.wabaprofile.testkit.simulator.http.ServerExchange;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The page of a simulator and its control API, beside the three APIs at the same address: who may ask, and who responses.
 * Nothing here is journaled, and no fault is for it.
 */
public final class SimulatorPage {
    public static final String ROOT = "/_simulator/";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    /** The page needs itself and nothing else. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final HostAllowlist hosts;
    private final ControlApi control;
    private final EventStream events;
    private final Consumer<Throwable> failures;

    /** @param failures told of what should never have happened */
    public SimulatorPage(HostAllowlist hosts, ControlApi control, EventStream events, Consumer<Throwable> failures) {
        this.hosts = hosts;
        this.control = control;
        this.events = events;
        this.failures = failures;
    }

    public boolean isFor(ServerExchange exchange) {
        String path = exchange.path();
        return path.startsWith(ROOT) || path.equals("/_simulator") || (path.equals("/") && isRead(exchange.method()));
    }

    private static boolean isRead(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    public void handle(ServerExchange exchange) {
        try (exchange) {
            secure(exchange);
            ApiRequest request = new ApiRequest(exchange);
            if (request.is("GET") && request.path().equals(ROOT + "events") && hosts.include(request.header("Host"))) {
                stream(exchange, request);
            } else {
                ApiResponse response = response(request);
                request.drain();
                request.respond(response);
            }
        } catch (IOException callerIsGone) {
            return;
        } catch (RuntimeException | Error e) {
            failures.accept(e);
        }
    }

    private static void secure(ServerExchange exchange) {
        exchange.setHeader("Content-Security-Policy", POLICY);
        exchange.setHeader("X-Content-Type-Options", "nosniff");
        exchange.setHeader("X-Frame-Options", "DENY");
        exchange.setHeader("Referrer-Policy", "no-referrer");
        exchange.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        exchange.setHeader("Cache-Control", "no-store");
    }

    private ApiResponse response(ApiRequest request) throws IOException {
        try {
            refuseStrangers(request);
            if (!request.path().startsWith(ROOT)) {
                return ApiResponse.text(302, "text/plain", "The page is at " + ROOT + "\n")
                        .with("Location", ROOT);
            }
            String path = request.path().substring(ROOT.length());
            Optional<PageFile> file = PageFile.at(path).filter(there -> isRead(request.method()));
            if (file.isPresent()) {
                return file.get().response();
            }
            ApiResponse response = control.handle(request, path);
            if (!isRead(request.method())) {
                events.changed(path);
            }
            return response;
        } catch (RequestRefusedException e) {
            return e.response();
        } catch (RuntimeException e) {
            failures.accept(e);
            return ApiResponse.json(
                    500,
                    JsonObject.of("error", "simulator failure: " + e.getClass().getName()));
        }
    }

    /** Whoever asks under another name, or changes something from a web page of somebody else's. */
    private void refuseStrangers(ApiRequest request) throws RequestRefusedException {
        if (!hosts.include(request.header("Host"))) {
            throw ControlRequest.refused(
                    421, "this responses to its own host names only; more can be given when it is started");
        }
        boolean fromElsewhere = request.headers().containsKey("Origin")
                && !HostAllowlist.isSameOrigin(
                        request.header("Origin").orElse(""), request.header("Host").orElse(""));
        if (fromElsewhere && !isRead(request.method())) {
            throw ControlRequest.refused(403, "only the simulator's own page may change it from a browser");
        }
    }

    private void stream(ServerExchange exchange, ApiRequest request) throws IOException {
        Optional<EventStream.Reader> reader = events.join(request.query().has("page"), exchange::cut);
        if (reader.isEmpty()) {
            request.respond(ApiResponse.json(
                    503,
                    JsonObject.of("error", "there are " + EventStream.MOST_READERS + " readers of events already")));
            return;
        }
        try {
            request.drain();
            exchange.setHeader("Content-Type", "text/event-stream; charset=utf-8");
            exchange.respond(200, OptionalLong.empty(), out -> reader.get().serve(out, past(request)));
        } finally {
            reader.get().leave();
        }
    }

    /** How much of the past is wanted, in exchanges. */
    private static int past(ApiRequest request) {
        return request.query()
                .value("last")
                .filter(number -> NUMBER.matcher(number).matches())
                .map(Integer::parseInt)
                .orElse(0);
    }
}
