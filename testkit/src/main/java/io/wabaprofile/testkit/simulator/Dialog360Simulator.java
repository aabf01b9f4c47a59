package io.wabaprofile.testkit.simulator;

import io.wabaprofile.port.Sleeper;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.ChannelRegistry;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.console.ChannelEndpoints;
import io.wabaprofile.testkit.console.ControlApi;
import io.wabaprofile.testkit.console.EventStream;
import io.wabaprofile.testkit.console.FaultEndpoints;
import io.wabaprofile.testkit.console.HostAllowlist;
import io.wabaprofile.testkit.console.RuleEndpoints;
import io.wabaprofile.testkit.console.SimulatorPage;
import io.wabaprofile.testkit.fault.FaultPlan;
import io.wabaprofile.testkit.journal.Exchange;
import io.wabaprofile.testkit.journal.ExchangeRecorder;
import io.wabaprofile.testkit.journal.Journal;
import io.wabaprofile.testkit.journal.SecretAliases;
import io.wabaprofile.testkit.simulator.cloud.CloudHandler;
import io.wabaprofile.testkit.simulator.http.HttpListener;
import io.wabaprofile.testkit.simulator.http.ServerExchange;
import io.wabaprofile.testkit.simulator.onpremise.OnPremiseHandler;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import io.wabaprofile.testkit.simulator.rules.UploadBehaviour;
import io.wabaprofile.testkit.simulator.rules.Variant;
import io.wabaprofile.testkit.simulator.upload.UploadHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * 360dialog on the loopback interface: the On-Premise API, the Cloud API and the Resumable Upload API at one address, for
 * any number of channels, each with its own key. Keeps to what is documented or was reported of the real servers, and is
 * strict where they are known to be; {@link StrictCheck} and {@link Variant} say, by name, what can be had otherwise.
 *
 * <p>Differs from them knowingly: one key opens all three APIs, a photo is kept as it came, rate limits exist
 * only when arranged on the account or planned as faults, and a session or handle lives as long as there is room for it,
 * unless {@link #uploads()} says otherwise. A path that is not served gets the gateway's 403 with the nearest one that is.
 *
 * <p>A running simulator keeps the JVM alive until {@link #close()} is called.
 *
 * <p>A failure of the simulator itself is answered with 500 and reported again by {@link #close()}. Safe for use by
 * several threads.
 */
public final class Dialog360Simulator implements AutoCloseable {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final InetAddress address;
    private final HttpListener listener;
    private final ChannelRegistry channels = new ChannelRegistry();
    private final Map<SimulatedAccount, Runnable> resets = new HashMap<>();
    private final SimulatorRules rules = new SimulatorRules();
    private final UploadBehaviour uploads = new UploadBehaviour(rules);
    private final FaultPlan faults;
    private final Journal journal = new Journal();
    private final SecretAliases names = new SecretAliases(channels::numberByKey);
    private final ExchangeRecorder recorder;
    private final RequestPipeline conversation;
    private final @Nullable EventStream events;
    private final @Nullable SimulatorPage page;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Dialog360Simulator(InetAddress address, Builder from) throws IOException {
        this.address = address;
        from.accounts.forEach(account -> {
            channels.add(account);
            resets.put(account, account.state().resetToPresent());
        });
        this.faults = from.faults;
        this.recorder = new ExchangeRecorder(names, from.clock);
        this.conversation = new RequestPipeline(
                channels,
                rules,
                List.of(
                        new OnPremiseHandler(rules),
                        new CloudHandler(rules, channels::uploadWith, from.clock),
                        new UploadHandler(rules, uploads, channels::upload, from.clock)),
                faults,
                recorder,
                journal,
                from.clock,
                from.sleeper,
                System::nanoTime);
        this.events = from.page ? new EventStream(journal, HEARTBEAT) : null;
        this.page = events == null ? null : page(events, new HostAllowlist(address, from.hostNames));
        this.listener = HttpListener.start(address, from.port, this::handle);
    }

    private SimulatorPage page(EventStream stream, HostAllowlist hosts) {
        ControlApi control = new ControlApi(
                new ChannelEndpoints(channels),
                new FaultEndpoints(faults, channels),
                new RuleEndpoints(rules),
                journal,
                this::reset);
        return new SimulatorPage(hosts, control, stream, conversation::fail);
    }

    private void handle(ServerExchange exchange) {
        if (page != null && page.isFor(exchange)) {
            page.handle(exchange);
        } else {
            conversation.handle(exchange);
        }
    }

    /** Starts on a free port, with real time and no fault. */
    public static Dialog360Simulator start() {
        return builder().start();
    }

    /** Starts with settings of its own. */
    public static Builder builder() {
        return new Builder();
    }

    /** Serves all three APIs: {@code http://127.0.0.1:port}, or with the address it was {@linkplain Builder#bindTo bound} to. */
    public URI baseUri() {
        String host = address.isAnyLocalAddress() ? "127.0.0.1" : HostAllowlist.inHostHeader(address);
        return URI.create("http://" + host + ":" + listener.port());
    }

    /** Where the page is for a browser, and below it the control API; empty unless it was {@linkplain Builder#withPage asked} for. */
    public Optional<URI> pageUri() {
        return page == null ? Optional.empty() : Optional.of(URI.create(baseUri() + SimulatorPage.ROOT));
    }

    /** A new channel with a key of its own. */
    public SimulatedAccount newAccount() {
        return addAccount(SimulatedAccount.create());
    }

    /**
     * Serves one more channel.
     *
     * @return the account
     * @throws IllegalArgumentException if a channel with its key is already served
     */
    public SimulatedAccount addAccount(SimulatedAccount account) {
        channels.add(account);
        return account;
    }

    /** The channels in the order in which they were added; the first is number 1 in an {@link Exchange}. */
    public List<SimulatedAccount> accounts() {
        return channels.all();
    }

    /** What goes wrong, in terms of the protocol. */
    public FaultPlan faults() {
        return faults;
    }

    /** From the next request on, for all channels, these are refused no more. */
    public Dialog360Simulator disable(StrictCheck... checks) {
        List.of(checks).forEach(rules::disable);
        return this;
    }

    /** What is not refused at present, though the real servers refuse it. */
    public Set<StrictCheck> disabledChecks() {
        return rules.disabledChecks();
    }

    /** From the next request on, for all channels, disputed facts are so. */
    public Dialog360Simulator enable(Variant... variants) {
        List.of(variants).forEach(rules::enable);
        return this;
    }

    /** The disputed facts that are not as by default at present. */
    public Set<Variant> enabledVariants() {
        return rules.enabledVariants();
    }

    /** Limits of the Resumable Upload API. */
    public UploadBehaviour uploads() {
        return uploads;
    }

    /** The last 1,000 exchanges, oldest first. An exchange is in before its caller sees the response. */
    public List<Exchange> exchanges() {
        return journal.exchanges();
    }

    /** The same, to be written and replayed. */
    public Journal journal() {
        return journal;
    }

    /** Called after each response, on the thread that gave it. */
    public void onExchange(Consumer<Exchange> listener) {
        conversation.tell(listener);
    }

    /**
     * Back to the start, for all channels: nothing set, nothing uploaded, keys good, no fault, nothing allowed, no variant, an
     * empty journal. Channels and keys stay. An account of the {@linkplain Builder#account builder} gets back the profile
     * and the photo that it had when the simulator started. What stalls is ended.
     */
    public void reset() {
        faults.reset();
        rules.reset();
        uploads.reset();
        channels.all()
                .forEach(account -> resets.getOrDefault(account, account::reset).run());
        conversation.endStalls();
        journal.clear();
        names.forget();
        recorder.restart();
        if (events != null) {
            events.changed("reset");
        }
    }

    /**
     * Cuts what is under way and frees the port.
     *
     * @throws IllegalStateException if the simulator itself failed in any request; the causes are attached
     */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        listener.close();
        List<Throwable> failures = conversation.failures();
        if (!failures.isEmpty()) {
            IllegalStateException failed =
                    new IllegalStateException("The simulator failed in " + failures.size() + " requests");
            failures.forEach(failed::addSuppressed);
            throw failed;
        }
    }

    /** Everything has a default that suits tests. */
    public static final class Builder {
        private int port;
        private boolean page;
        private @Nullable InetAddress address;
        private final List<String> hostNames = new ArrayList<>();
        private final List<SimulatedAccount> accounts = new ArrayList<>();
        private FaultPlan faults = FaultPlan.create();
        private InstantSource clock = InstantSource.system();
        private Sleeper sleeper = Builder::waitFor;

        private Builder() {}

        private static void waitFor(Duration length) throws InterruptedException {
            new CountDownLatch(1).await(length.toNanos(), TimeUnit.NANOSECONDS);
        }

        /** The port to listen on; 0, the default, for any free one. */
        public Builder port(int number) {
            port = number;
            return this;
        }

        /**
         * Serves this account from the first request on. May be called for several accounts; the first is channel number 1.
         * {@link Dialog360Simulator#reset()} restores the profile and the photo that the account has when the simulator
         * starts.
         */
        public Builder account(SimulatedAccount served) {
            accounts.add(served);
            return this;
        }

        /**
         * Serves a page for people and a control API for programs under {@code /_simulator/}, beside the three APIs. Whoever
         * reaches the port may read everything but keys there, and change everything. Default: neither is there.
         */
        public Builder withPage() {
            page = true;
            return this;
        }

        /**
         * The address to listen at, such as that of a container. The default is 127.0.0.1, which no other machine reaches.
         * Nothing is encrypted, and the page asks nobody who they are: bind it to another address only where each machine
         * that reaches it is trusted.
         */
        public Builder bindTo(InetAddress local) {
            address = local;
            return this;
        }

        /**
         * More names for which the page responses, beside 127.0.0.1, localhost, [::1] and the address it is bound to, so that no
         * web page of somebody else's can reach it through a name of its own. The three APIs response for every name.
         */
        public Builder hostNames(String... names) {
            hostNames.addAll(List.of(names));
            return this;
        }

        /** Says how old an upload session is, and when throttling ends. The system's by default. */
        public Builder clock(InstantSource source) {
            clock = source;
            return this;
        }

        /** How to wait while an response drips. By default, really. */
        public Builder sleeper(Sleeper waiting) {
            sleeper = waiting;
            return this;
        }

        /** Clock and sleeper in one, to be shared with the client under test. */
        public Builder time(VirtualTime time) {
            return clock(time).sleeper(time);
        }

        /** A plan that is shared with a fake. An empty one by default. */
        public Builder faults(FaultPlan plan) {
            faults = plan;
            return this;
        }

        /**
         * Opens the port when everything else is ready.
         *
         * @throws UncheckedIOException if the port is taken
         * @throws IllegalArgumentException if two accounts have the same key
         */
        public Dialog360Simulator start() {
            try {
                InetAddress local = address == null ? InetAddress.getByAddress(new byte[] {127, 0, 0, 1}) : address;
                return new Dialog360Simulator(local, this);
            } catch (IOException e) {
                throw new UncheckedIOException("The simulator could not listen on port " + port + ": " + e, e);
            }
        }
    }
}
