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

/** How a simulator takes each request, from its first byte to what it answers or fails to. */
final class RequestPipeline {
    private static final long LONGEST_STALL_IN_MINUTES = 10;

    private final LongSupplier nanoseconds;
    private final ChannelRegistry channels;
    private final SimulatorRules rules;
    private final List<ApiHandler> doors;
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
            List<ApiHandler> doors,
            FaultPlan faults,
            ExchangeRecorder recorder,
            Journal journal,
            InstantSource clock,
            Sleeper sleeper,
            LongSupplier nanoseconds) {
        this.channels = channels;
        this.rules = rules;
        this.doors = doors;
        this.faults = faults;
        this.recorder = recorder;
        this.journal = journal;
        this.clock = clock;
        this.sleeper = sleeper;
        this.nanoseconds = nanoseconds;
        this.gateway = new GatewayResponses(rules);
        this.forms = new ResponseVariants(rules);
    }

    void tell(Consumer<Exchange> listener) {
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
            @Nullable ApiHandler door,
            Optional<Operation> operation,
            OptionalInt channel,
            @Nullable ApiResponse answer) {
        private static final Decision NONE = new Decision(null, Optional.empty(), OptionalInt.empty(), null);

        private Decision with(@Nullable ApiResponse other) {
            return new Decision(door, operation, channel, other);
        }
    }

    private Exchange take(ApiRequest call, long begun) {
        Decision decision = Decision.NONE;
        try {
            decision = addressed(call);
            decision = decided(call, decision);
            decision = decision.with(
                    Optional.ofNullable(decision.answer()).map(forms::apply).orElse(null));
            call.drain();
            decision = decision.with(spoilt(call, decision.answer()));
        } catch (IOException callerIsGone) {
            return journaled(call, decision.with(null), begun);
        }
        Exchange seen = journaled(call, decision, begun);
        if (decision.answer() == null) {
            stallIfPlanned(call);
            return seen;
        }
        try {
            if (call.fault().orElse(null) instanceof Fault.Drip drip) {
                call.drip(decision.answer(), () -> pause(drip.pause()));
            } else {
                call.answer(decision.answer());
            }
            return seen;
        } catch (IOException callerIsGone) {
            return seen;
        }
    }

    private Exchange journaled(ApiRequest call, Decision decision, long begun) {
        Duration took = Duration.ofNanos(nanoseconds.getAsLong() - begun);
        Optional<ApiResponse> response = Optional.ofNullable(decision.answer());
        Exchange seen = recorder.exchange(
                call.recorded(),
                decision.channel(),
                decision.operation(),
                response.map(ApiResponse::status).orElse(0),
                response.map(ApiResponse::recorded),
                took,
                call.fault().map(Fault::toString));
        journal.add(seen);
        return seen;
    }

    /** For whom the call is, and whether anything goes wrong with it. */
    private Decision addressed(ApiRequest call) throws IOException {
        for (ApiHandler door : doors) {
            Optional<Operation> operation = door.operation(call);
            if (operation.isPresent()) {
                Optional<SimulatedAccount> account = account(call);
                account.flatMap(one -> faults.faultFor(operation.get(), one, clock.instant()))
                        .ifPresent(call::meet);
                OptionalInt channel =
                        account.isPresent() ? OptionalInt.of(channels.number(account.get())) : OptionalInt.empty();
                return new Decision(door, operation, channel, null);
            }
        }
        return Decision.NONE;
    }

    private Optional<SimulatedAccount> account(ApiRequest call) {
        Optional<SimulatedAccount> account = call.key().flatMap(channels::accepting);
        return account.isEmpty() && !rules.refuses(StrictCheck.WRONG_KEY) ? channels.sole() : account;
    }

    private Decision decided(ApiRequest call, Decision addressed) throws IOException {
        try {
            if (addressed.door() != null) {
                return addressed.with(through(addressed.door(), addressed.channel(), call));
            }
            String path = recorder.redactedPath(call.recorded());
            return addressed.with(gateway.blocked(path, RouteSuggestions.nearest(call.method(), call.path(), path)));
        } catch (RuntimeException | Error e) {
            failures.add(e);
            return addressed.with(
                    gateway.error(500, "simulator failure: " + e.getClass().getName()));
        }
    }

    private ApiResponse through(ApiHandler door, OptionalInt channel, ApiRequest call) throws IOException {
        if (channel.isEmpty()) {
            return door.unauthorized();
        }
        SimulatedAccount account = channels.numbered(channel.getAsInt()).orElseThrow();
        Fault fault = call.fault().orElse(null);
        if (fault instanceof Fault.Throttle throttle) {
            return door.throttled(new Throttling(throttle.hint()));
        }
        if (fault instanceof Fault.ErrorAnswered error) {
            return ErrorResponses.of(error.error());
        }
        ChannelHealth condition = account.state().health();
        if (condition instanceof Down) {
            return door.down();
        }
        if (condition instanceof Throttling throttling) {
            return door.throttled(throttling);
        }
        try {
            return door.answer(account, call);
        } catch (RequestRefusedException e) {
            return e.answer();
        } catch (BodyTooLargeException e) {
            return door.tooLarge();
        }
    }

    /** What a fault leaves of an answer; null if nothing. */
    private @Nullable ApiResponse spoilt(ApiRequest call, @Nullable ApiResponse answer) {
        Fault fault = call.fault().orElse(null);
        if (fault == null || answer == null) {
            return answer;
        }
        if (fault instanceof Fault.AnswerLost || fault instanceof Fault.Stall) {
            return null;
        }
        if (fault instanceof Fault.Html) {
            return ApiResponse.html(200, "Welcome");
        }
        if (fault instanceof Fault.TruncatedJson) {
            if (answer.body().length == 0) {
                faults.couldNotHappen(fault, "the answer had no body");
            }
            return answer.truncated();
        }
        if (fault instanceof Fault.CutAfter cut) {
            if (cut.atMost()) {
                return null;
            }
            faults.couldNotHappen(fault, "the body had only " + call.received().received() + " bytes");
        }
        return answer;
    }

    private void stallIfPlanned(ApiRequest call) {
        if (call.fault().orElse(null) instanceof Fault.Stall) {
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
