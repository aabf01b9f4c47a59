package io.wabaprofile.testkit.console;

import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.ErrorResponseException;
import io.wabaprofile.testkit.simulator.http.ServerExchange;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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

    /** The values for the simulator's own page, and for an address that a person enters. */
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

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
                openStream(exchange, request);
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
            if (!isRead(request.method()) && !path.equals(ControlApi.PAGES)) {
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
        if (hasOtherOrigin(request) && !isRead(request.method())) {
            throw ControlRequest.error(403, "only the simulator's own page may change it from a browser");
        }
    }

    private static boolean hasOtherOrigin(ApiRequest request) {
        return request.headers().containsKey("Origin")
                && !HostAllowlist.isSameOrigin(
                        request.header("Origin").orElse(""),
                        request.header("Host").orElse(""));
    }

    /** Whether a browser says that another web site causes the request. */
    private static boolean isFromOtherSite(ApiRequest request) {
        return request.headers().containsKey("Sec-Fetch-Site")
                && !OWN_SITE.contains(request.header("Sec-Fetch-Site").orElse(""));
    }

    private void openStream(ServerExchange exchange, ApiRequest request) throws IOException {
        Optional<EventStream.Reader> reader = Optional.empty();
        ApiResponse refusal;
        if (hasOtherOrigin(request) || isFromOtherSite(request)) {
            refusal = error(403, "only the simulator's own page may read the events in a browser");
        } else if (request.query().has("page")) {
            reader = events.joinAsPage(request.query().value("page").orElse(""), exchange::cut);
            refusal = error(409, "page must be an ID of a page; request an ID with POST " + ROOT + ControlApi.PAGES);
        } else {
            reader = events.join(exchange::cut);
            refusal = error(503, "the maximum of " + EventStream.MAX_READERS + " event readers is reached");
        }
        if (reader.isEmpty()) {
            request.respond(refusal);
            return;
        }
        stream(exchange, request, reader.get());
    }

    private static ApiResponse error(int status, String message) {
        return ApiResponse.json(status, JsonObject.of("error", message));
    }

    private static void stream(ServerExchange exchange, ApiRequest request, EventStream.Reader reader)
            throws IOException {
        try {
            request.drain();
            exchange.setHeader("Content-Type", "text/event-stream; charset=utf-8");
            exchange.respond(200, OptionalLong.empty(), out -> reader.serve(out, last(request)));
        } finally {
            reader.leave();
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
