package io.wabaprofile.testkit.simulator;

import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Sleeper;
import io.wabaprofile.testkit.account.ChannelHealth;
import io.wabaprofile.testkit.account.ChannelHealth.Down;
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
import io.wabaprofile.testkit.simulator.http.RequestRefusedException;
import io.wabaprofile.testkit.simulator.http.ServerExchange;
import io.wabaprofile.testkit.simulator.response.ErrorResponses;
import io.wabaprofile.testkit.simulator.response.GatewayResponses;
import io.wabaprofile.testkit.simulator.response.ResponseVariants;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
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
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How a simulator takes each request, from its first byte to what it responses or fails to. */
final class RequestPipeline {
    private static final long LONGEST_STALL_IN_MINUTES = 10;

    private final LongSupplier nanoseconds;
    private final ChannelRegistry channels;
    private final SimulatorRules rules;
    private final List<ApiHandler> handlers;
    private final FaultPlan faults;
    private final ExchangeRecorder recorder;
    private final Journal journal;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final GatewayResponses gateway;
    private final ResponseVariants forms;
    private final List<Consumer<Exchange>> listeners = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch stalls = new CountDownLatch(1);

    RequestPipeline(
            ChannelRegistry channels,
            SimulatorRules rules,
            List<ApiHandler> handlers,
            FaultPlan faults,
            ExchangeRecorder recorder,
            Journal journal,
            InstantSource clock,
            Sleeper sleeper,
            LongSupplier nanoseconds) {
        this.channels = channels;
        this.rules = rules;
        this.handlers = handlers;
        this.faults = faults;
        this.recorder = recorder;
        this.journal = journal;
        this.clock = clock;
        this.sleeper = sleeper;
        this.nanoseconds = nanoseconds;
        this.gateway = new GatewayResponses(rules);
        this.forms = new ResponseVariants(rules);
    }

    void addListener(Consumer<Exchange> listener) {
        listeners.add(listener);
    }

    /** What went wrong that no fault was planned for. */
    List<Throwable> failures() {
        return List.copyOf(failures);
    }

    /** Something went wrong beside the three APIs. */
    void fail(Throwable failure) {
        failures.add(failure);
    }

    /** Ends whatever stalls now. */
    void endStalls() {
        CountDownLatch ended = stalls;
        stalls = new CountDownLatch(1);
        ended.countDown();
    }

    void handle(ServerExchange exchange) {
        try (exchange) {
            Exchange seen = take(new ApiRequest(exchange), nanoseconds.getAsLong());
            for (Consumer<Exchange> listener : listeners) {
                listener.accept(seen);
            }
        } catch (RuntimeException | Error e) {
            failures.add(e);
        }
    }

    /** What a request came to. */
    private record Decision(
            @Nullable ApiHandler handler,
            Optional<Operation> operation,
            OptionalInt channel,
            @Nullable ApiResponse response) {
        private static final Decision NONE = new Decision(null, Optional.empty(), OptionalInt.empty(), null);

        private Decision with(@Nullable ApiResponse other) {
            return new Decision(handler, operation, channel, other);
        }
    }

    private Exchange take(ApiRequest request, long begun) {
        Decision decision = Decision.NONE;
        try {
            decision = addressed(request);
            decision = decided(request, decision);
            decision = decision.with(
                    Optional.ofNullable(decision.response()).map(forms::apply).orElse(null));
            request.drain();
            decision = decision.with(spoilt(request, decision.response()));
        } catch (IOException callerIsGone) {
            return journaled(request, decision.with(null), begun);
        }
        Exchange seen = journaled(request, decision, begun);
        if (decision.response() == null) {
            stallIfPlanned(request);
            return seen;
        }
        try {
            if (request.fault().orElse(null) instanceof Fault.Drip drip) {
                request.drip(decision.response(), () -> pause(drip.pause()));
            } else {
                request.respond(decision.response());
            }
            return seen;
        } catch (IOException callerIsGone) {
            return seen;
        }
    }

    private Exchange journaled(ApiRequest request, Decision decision, long begun) {
        Duration took = Duration.ofNanos(nanoseconds.getAsLong() - begun);
        Optional<ApiResponse> response = Optional.ofNullable(decision.response());
        Exchange seen = recorder.exchange(
                request.recorded(),
                decision.channel(),
                decision.operation(),
                response.map(ApiResponse::status).orElse(0),
                response.map(ApiResponse::recorded),
                took,
                request.fault().map(Fault::toString));
        journal.add(seen);
        return seen;
    }

    /** For whom the request is, and whether anything goes wrong with it. */
    private Decision addressed(ApiRequest request) throws IOException {
        for (ApiHandler handler : handlers) {
            Optional<Operation> operation = handler.operation(request);
            if (operation.isPresent()) {
                Optional<SimulatedAccount> account = account(request);
                account.flatMap(one -> faults.faultFor(operation.get(), one, clock.instant()))
                        .ifPresent(request::inject);
                OptionalInt channel =
                        account.isPresent() ? OptionalInt.of(channels.numberOf(account.get())) : OptionalInt.empty();
                return new Decision(handler, operation, channel, null);
            }
        }
        return Decision.NONE;
    }

    private Optional<SimulatedAccount> account(ApiRequest request) {
        Optional<SimulatedAccount> account = request.key().flatMap(channels::byKey);
        return account.isEmpty() && !rules.checks(StrictCheck.WRONG_KEY) ? channels.single() : account;
    }

    private Decision decided(ApiRequest request, Decision addressed) throws IOException {
        try {
            if (addressed.handler() != null) {
                return addressed.with(through(addressed.handler(), addressed.channel(), request));
            }
            String path = recorder.redactedPath(request.recorded());
            return addressed.with(
                    gateway.blocked(path, RouteSuggestions.nearest(request.method(), request.path(), path)));
        } catch (RuntimeException | Error e) {
            failures.add(e);
            return addressed.with(
                    gateway.error(500, "simulator failure: " + e.getClass().getName()));
        }
    }

    private ApiResponse through(ApiHandler handler, OptionalInt channel, ApiRequest request) throws IOException {
        if (channel.isEmpty()) {
            return handler.unauthorized();
        }
        SimulatedAccount account = channels.byNumber(channel.getAsInt()).orElseThrow();
        Fault fault = request.fault().orElse(null);
        if (fault instanceof Fault.Throttle throttle) {
            return handler.throttled(new Throttling(throttle.hint()));
        }
        if (fault instanceof Fault.ErrorResponse error) {
            return ErrorResponses.of(error.error());
        }
        ChannelHealth condition = account.state().health();
        if (condition instanceof Down) {
            return handler.down();
        }
        if (condition instanceof Throttling throttling) {
            return handler.throttled(throttling);
        }
        try {
            return handler.handle(account, request);
        } catch (RequestRefusedException e) {
            return e.response();
        } catch (BodyTooLargeException e) {
            return handler.tooLarge();
        }
    }

    /** What a fault leaves of an response; null if nothing. */
    private @Nullable ApiResponse spoilt(ApiRequest request, @Nullable ApiResponse response) {
        Fault fault = request.fault().orElse(null);
        if (fault == null || response == null) {
            return response;
        }
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
            faults.notApplicable(
                    fault, "the body had only " + request.received().received() + " bytes");
        }
        return response;
    }

    private void stallIfPlanned(ApiRequest request) {
        if (request.fault().orElse(null) instanceof Fault.Stall) {
            try {
                boolean ended = stalls.await(LONGEST_STALL_IN_MINUTES, TimeUnit.MINUTES);
                if (!ended) {
                    failures.add(new IllegalStateException("A stalled caller waited for ten minutes"));
                }
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void pause(Duration length) throws IOException {
        try {
            sleeper.sleep(length);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The simulator closes");
        }
    }
}
