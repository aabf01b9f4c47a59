package io.wabaprofile.testkit.simulator;

import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Sleeper;
import io.wabaprofile.testkit.account.ChannelHealth;
import io.wabaprofile.testkit.account.ChannelHealth.Down;
import io.wabaprofile.testkit.account.ChannelHealth.Forbidden;
import io.wabaprofile.testkit.account.ChannelHealth.Throttling;
import io.wabaprofile.testkit.account.ChannelRegistry;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.fault.Fault;
import io.wabaprofile.testkit.fault.FaultPlan;
import io.wabaprofile.testkit.journal.Exchange;
import io.wabaprofile.testkit.journal.ExchangeRecorder;
import io.wabaprofile.testkit.journal.Journal;
import io.wabaprofile.testkit.simulator.http.ApiHandler;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.BodyTooLargeException;
import io.wabaprofile.testkit.simulator.http.ErrorResponseException;
import io.wabaprofile.testkit.simulator.http.ServerExchange;
import io.wabaprofile.testkit.simulator.partner.PartnerHandler;
import io.wabaprofile.testkit.simulator.response.ErrorResponses;
import io.wabaprofile.testkit.simulator.response.GatewayResponses;
import io.wabaprofile.testkit.simulator.response.GraphResponses;
import io.wabaprofile.testkit.simulator.response.ResponseVariants;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Processes the requests of the APIs: finds handler, channel and fault, handles the request, applies variants and
 * faults to the response, records the exchange, and sends the response.
 */
final class RequestPipeline {
    private static final long MAX_STALL_MINUTES = 10;

    private final ChannelRegistry channels;
    private final List<ApiHandler> handlers;
    private final PartnerHandler partners;
    private final FaultPlan faults;
    private final ExchangeRecorder recorder;
    private final Journal journal;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final GatewayResponses gateway;
    private final ResponseVariants variants;
    private final List<Consumer<Exchange>> listeners = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch stalls = new CountDownLatch(1);

    RequestPipeline(
            ChannelRegistry channels,
            SimulatorRules rules,
            List<ApiHandler> handlers,
            PartnerHandler partners,
            FaultPlan faults,
            ExchangeRecorder recorder,
            Journal journal,
            InstantSource clock,
            Sleeper sleeper) {
        this.channels = channels;
        this.handlers = handlers;
        this.partners = partners;
        this.faults = faults;
        this.recorder = recorder;
        this.journal = journal;
        this.clock = clock;
        this.sleeper = sleeper;
        this.gateway = new GatewayResponses(rules);
        this.variants = new ResponseVariants(rules);
    }

    void handle(ServerExchange exchange) {
        try (exchange) {
            Exchange recorded = process(new ApiRequest(exchange), System.nanoTime());
            listeners.forEach(listener -> listener.accept(recorded));
        } catch (RuntimeException | Error e) {
            failures.add(e);
        }
    }

    private Exchange process(ApiRequest request, long start) {
        Route route = Route.UNKNOWN;
        ApiResponse response;
        try {
            route = route(request);
            response = variants.apply(respond(request, route));
            request.drain();
            response = withFault(request, response);
        } catch (IOException clientClosedConnection) {
            return record(request, route, null, start);
        }
        Exchange recorded = record(request, route, response, start);
        try {
            send(request, response);
        } catch (IOException clientClosedConnection) {
            return recorded;
        }
        return recorded;
    }

    /**
     * The handler and the channel of a request. A request of a partner has an operation and no handler.
     *
     * @param refusal the response if the credential of the request is refused; present if a handler has no account
     */
    private record Route(
            @Nullable ApiHandler handler,
            Optional<Operation> operation,
            Optional<SimulatedAccount> account,
            @Nullable ApiResponse refusal) {
        private static final Route UNKNOWN = new Route(null, Optional.empty(), Optional.empty(), null);

        private static Route of(ApiHandler handler, Operation operation, ApiRequest request) {
            try {
                return new Route(handler, Optional.of(operation), Optional.of(handler.account(request)), null);
            } catch (ErrorResponseException e) {
                return new Route(handler, Optional.of(operation), Optional.empty(), e.response());
            }
        }
    }

    /** Finds the handler and the channel, and injects a planned fault into the request. */
    private Route route(ApiRequest request) throws IOException {
        for (ApiHandler handler : handlers) {
            Optional<Operation> operation = handler.operation(request);
            if (operation.isPresent()) {
                Route route = Route.of(handler, operation.get(), request);
                route.account()
                        .flatMap(channel -> faults.faultFor(operation.get(), channel, clock.instant()))
                        .ifPresent(request::inject);
                return route;
            }
        }
        Optional<Operation> ofPartner = partners.operation(request);
        if (partners.accepts(request)) {
            ofPartner
                    .flatMap(operation -> faults.faultFor(operation, null, clock.instant()))
                    .ifPresent(request::inject);
        }
        return new Route(null, ofPartner, Optional.empty(), null);
    }

    private ApiResponse respond(ApiRequest request, Route route) throws IOException {
        try {
            if (route.refusal() != null) {
                return route.refusal();
            }
            if (route.handler() != null) {
                SimulatedAccount account = route.account().orElseThrow();
                return route.handler().complete(account, respond(request, route.handler(), account));
            }
            if (route.operation().isPresent()) {
                return partners.handle(request);
            }
            String path = recorder.redactedPath(request.recorded());
            return RouteSuggestions.isGraph(request.path())
                    ? GraphResponses.unknownPath(path, RouteSuggestions.nearestInGraph(request.method(), path))
                    : gateway.blocked(path, RouteSuggestions.nearest(request.method(), request.path(), path));
        } catch (RuntimeException | Error e) {
            failures.add(e);
            return gateway.error(500, "simulator failure: " + e.getClass().getName());
        }
    }

    private static ApiResponse respond(ApiRequest request, ApiHandler handler, SimulatedAccount account)
            throws IOException {
        Fault fault = request.fault().orElse(null);
        if (fault instanceof Fault.Throttle throttle) {
            return handler.throttled(new Throttling(throttle.hint()));
        }
        if (fault instanceof Fault.ErrorResponse error) {
            return ErrorResponses.of(error.error());
        }
        ChannelHealth health = account.state().health();
        if (health instanceof Down) {
            return handler.down();
        }
        if (health instanceof Forbidden) {
            return handler.forbidden();
        }
        if (health instanceof Throttling throttling) {
            return handler.throttled(throttling);
        }
        try {
            return handler.handle(account, request);
        } catch (ErrorResponseException e) {
            return e.response();
        } catch (BodyTooLargeException e) {
            return handler.tooLarge();
        }
    }

    /** Applies the fault of the request to the response. Returns null if no response is sent. */
    private @Nullable ApiResponse withFault(ApiRequest request, ApiResponse response) {
        Fault fault = request.fault().orElse(null);
        if (fault instanceof Fault.ResponseLost || fault instanceof Fault.Stall) {
            return null;
        }
        if (fault instanceof Fault.Html) {
            return ApiResponse.html(200, "Welcome");
        }
        if (fault instanceof Fault.TruncatedJson) {
            if (response.body().length == 0) {
                faults.notApplicable(fault, "the response had no body");
            }
            return response.truncated();
        }
        if (fault instanceof Fault.CutAfter cut) {
            if (cut.atMost()) {
                return null;
            }
            faults.notApplicable(fault, "the body had only " + request.body().received() + " bytes");
        }
        return response;
    }

    /** Records the exchange before the response is sent. */
    private Exchange record(ApiRequest request, Route route, @Nullable ApiResponse response, long start) {
        Optional<ApiResponse> sent = Optional.ofNullable(response);
        Exchange exchange = recorder.exchange(
                request.recorded(),
                route.account()
                        .map(account -> OptionalInt.of(channels.numberOf(account)))
                        .orElse(OptionalInt.empty()),
                route.operation(),
                sent.map(ApiResponse::status).orElse(0),
                sent.map(ApiResponse::recorded),
                Duration.ofNanos(System.nanoTime() - start),
                request.fault().map(Fault::toString));
        journal.add(exchange);
        return exchange;
    }

    private void send(ApiRequest request, @Nullable ApiResponse response) throws IOException {
        Fault fault = request.fault().orElse(null);
        if (fault instanceof Fault.Stall) {
            stall();
        } else if (response != null && fault instanceof Fault.Drip drip) {
            request.drip(response, () -> pause(drip.pause()));
        } else if (response != null) {
            request.respond(response);
        }
    }

    private void stall() {
        try {
            if (!stalls.await(MAX_STALL_MINUTES, TimeUnit.MINUTES)) {
                failures.add(new IllegalStateException("A client waited for a stalled response for ten minutes"));
            }
        } catch (InterruptedException simulatorCloses) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause(Duration length) throws IOException {
        try {
            sleeper.sleep(length);
        } catch (InterruptedException simulatorCloses) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The simulator closes");
        }
    }

    /** Closes the connections of stalled requests. */
    void endStalls() {
        CountDownLatch ended = stalls;
        stalls = new CountDownLatch(1);
        ended.countDown();
    }

    void addListener(Consumer<Exchange> listener) {
        listeners.add(listener);
    }

    /** Adds a failure of the simulator outside the APIs. */
    void fail(Throwable failure) {
        failures.add(failure);
    }

    /** The failures of the simulator itself. Planned faults are not failures. */
    List<Throwable> failures() {
        return List.copyOf(failures);
    }
}
