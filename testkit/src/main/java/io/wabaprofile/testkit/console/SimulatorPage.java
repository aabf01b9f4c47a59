package io.wabaprofile.testkit.console;

import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.ErrorResponseException;
import io.wabaprofile.testkit.simulator.http.ServerExchange;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Serves the page and the control API at the same address as the APIs. Checks host and origin of each request.
 * These
 * requests are not in the journal and have no faults.
 */
public final class SimulatorPage {
    public static final String ROOT = "/_simulator/";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    /** Allows the page to load only its own files. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final HostAllowlist hosts;
    private final ControlApi control;
    private final EventStream events;
    private final Consumer<Throwable> failures;

    /** @param failures receives failures of the simulator itself */
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
            setSecurityHeaders(exchange);
            ApiRequest request = new ApiRequest(exchange);
            if (request.is("GET") && request.path().equals(ROOT + "events") && hosts.include(request.header("Host"))) {
                stream(exchange, request);
            } else {
                ApiResponse response = response(request);
                request.drain();
                request.respond(response);
            }
        } catch (IOException clientClosedConnection) {
            return;
        } catch (RuntimeException | Error e) {
            failures.accept(e);
        }
    }

    private static void setSecurityHeaders(ServerExchange exchange) {
        exchange.setHeader("Content-Security-Policy", POLICY);
        exchange.setHeader("X-Content-Type-Options", "nosniff");
        exchange.setHeader("X-Frame-Options", "DENY");
        exchange.setHeader("Referrer-Policy", "no-referrer");
        exchange.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        exchange.setHeader("Cache-Control", "no-store");
    }

    private ApiResponse response(ApiRequest request) throws IOException {
        try {
            checkHostAndOrigin(request);
            if (!request.path().startsWith(ROOT)) {
                return ApiResponse.text(302, "text/plain", "The page is at " + ROOT + "\n")
                        .with("Location", ROOT);
            }
            String path = request.path().substring(ROOT.length());
            Optional<PageFile> file = PageFile.at(path).filter(found -> isRead(request.method()));
            if (file.isPresent()) {
                return file.get().response();
            }
            ApiResponse response = control.handle(request, path);
            if (!isRead(request.method())) {
                events.changed(path);
            }
            return response;
        } catch (ErrorResponseException e) {
            return e.response();
        } catch (RuntimeException e) {
            failures.accept(e);
            return ApiResponse.json(
                    500,
                    JsonObject.of("error", "simulator failure: " + e.getClass().getName()));
        }
    }

    /** Rejects a request to an unknown host name, and a change from another web page. */
    private void checkHostAndOrigin(ApiRequest request) throws ErrorResponseException {
        if (!hosts.include(request.header("Host"))) {
            throw ControlRequest.error(
                    421, "the host name is not allowed; add host names when you start the simulator");
        }
        boolean otherOrigin = request.headers().containsKey("Origin")
                && !HostAllowlist.isSameOrigin(
                        request.header("Origin").orElse(""),
                        request.header("Host").orElse(""));
        if (otherOrigin && !isRead(request.method())) {
            throw ControlRequest.error(403, "only the simulator's own page may change it from a browser");
        }
    }

    private void stream(ServerExchange exchange, ApiRequest request) throws IOException {
        Optional<EventStream.Reader> reader = events.join(request.query().has("page"), exchange::cut);
        if (reader.isEmpty()) {
            request.respond(ApiResponse.json(
                    503,
                    JsonObject.of("error", "the maximum of " + EventStream.MAX_READERS + " event readers is reached")));
            return;
        }
        try {
            request.drain();
            exchange.setHeader("Content-Type", "text/event-stream; charset=utf-8");
            exchange.respond(200, OptionalLong.empty(), out -> reader.get().serve(out, last(request)));
        } finally {
            reader.get().leave();
        }
    }

    /** The number of earlier exchanges that the reader requests. Default: 0. */
    private static int last(ApiRequest request) {
        return request.query()
                .value("last")
                .filter(number -> NUMBER.matcher(number).matches())
                .map(Integer::parseInt)
                .orElse(0);
    }
}
