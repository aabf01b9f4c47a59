package io.wabaprofile.testkit.simulator;

import io.wabaprofile.testkit.account.ChannelRegistry;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.SimulatedPartner;
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
import io.wabaprofile.testkit.simulator.cloud.PictureHandler;
import io.wabaprofile.testkit.simulator.graph.GraphHandler;
import io.wabaprofile.testkit.simulator.http.HttpListener;
import io.wabaprofile.testkit.simulator.http.ServerExchange;
import io.wabaprofile.testkit.simulator.onpremise.OnPremiseHandler;
import io.wabaprofile.testkit.simulator.partner.PartnerHandler;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import io.wabaprofile.testkit.simulator.rules.UploadBehaviour;
import io.wabaprofile.testkit.simulator.rules.Variant;
import io.wabaprofile.testkit.simulator.upload.UploadHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A simulator of 360dialog and of Meta's Graph API on the loopback interface, at one address, for any number of channels:
 * the On-Premise API, the Cloud API and the Resumable Upload API with the key of the channel, and the Graph API with its
 * access token, at paths such as {@code /v23.0/}{@link SimulatedAccount#phoneNumberId() ID}{@code
 * /whatsapp_business_profile}. It has the pictures of {@code pps.whatsapp.net} at their path and query. Follows the documents and reports about the real servers. {@link StrictCheck} lists the
 * requests that it rejects, {@link Variant} the facts on which sources disagree.
 *
 * <p>Known differences: one key is valid for all APIs of 360dialog; a channel has one state, so that a change at 360dialog
 * is visible in the Graph API, and sessions and handles work on both platforms; each version of the Graph API behaves
 * alike; there are no rate limits unless a test sets them on the account or plans them as faults; sessions and handles do
 * not expire unless {@link #uploads()} or a variant sets a limit. The simulator responds to an unknown path with the
 * gateway's 403, or with code 2500 in the Graph API, and suggests the nearest known path.
 *
 * <p>If the simulator itself fails, it responds with 500, and {@link #close()} throws. A running simulator keeps the
 * JVM
 * alive until {@link #close()} is called. Safe for use by several threads.
 */
public final class Dialog360Simulator implements AutoCloseable {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final InetAddress address;
    private final HttpListener listener;
    private final ChannelRegistry channels = new ChannelRegistry();
    private final Map<SimulatedAccount, Runnable> resets = new ConcurrentHashMap<>();
    private final SimulatedPartner partner;
    private final SimulatorRules rules = new SimulatorRules();
    private final UploadBehaviour uploads = new UploadBehaviour(rules);
    private final FaultPlan faults;
    private final Journal journal = new Journal();
    private final SecretAliases aliases = new SecretAliases(channels::alias);
    private final ExchangeRecorder recorder;
    private final RequestPipeline pipeline;
    private final @Nullable EventStream events;
    private final @Nullable SimulatorPage page;
    private final AtomicBoolean closed = new AtomicBoolean();

    Dialog360Simulator(InetAddress address, SimulatorBuilder builder) throws IOException {
        this.address = address;
        builder.accounts.forEach(account -> {
            channels.add(account);
            resets.put(account, account.state().resetToSnapshot());
        });
        this.partner = builder.partner;
        this.faults = builder.faults;
        this.recorder = new ExchangeRecorder(aliases, builder.clock);
        this.pipeline = new RequestPipeline(
                channels,
                rules,
                List.of(
                        new GraphHandler(channels, rules, uploads, builder.clock),
                        new OnPremiseHandler(channels, rules),
                        new CloudHandler(channels, rules, builder.clock),
                        new PictureHandler(channels, rules),
                        new UploadHandler(channels, rules, uploads, builder.clock)),
                new PartnerHandler(rules, partner, channels::all),
                faults,
                recorder,
                journal,
                builder.clock,
                builder.sleeper);
        this.events = builder.page ? new EventStream(journal, HEARTBEAT) : null;
        this.page = events == null ? null : page(events, new HostAllowlist(address, builder.hostNames));
        this.listener = HttpListener.start(address, builder.port, builder.clock, this::handle);
    }

    private SimulatorPage page(EventStream stream, HostAllowlist hosts) {
        ControlApi control = new ControlApi(
                new ChannelEndpoints(channels, this::removeAccount),
                new FaultEndpoints(faults, channels),
                new RuleEndpoints(rules),
                stream,
                journal,
                this::reset);
        return new SimulatorPage(hosts, control, stream, pipeline::fail);
    }

    private void handle(ServerExchange exchange) {
        if (page != null && page.isFor(exchange)) {
            page.handle(exchange);
        } else {
            pipeline.handle(exchange);
        }
    }

    /** Starts a simulator on a free port of 127.0.0.1, with the system clock and without faults. */
    public static Dialog360Simulator start() {
        return builder().start();
    }

    public static SimulatorBuilder builder() {
        return new SimulatorBuilder();
    }

    /**
     * The base URL of all APIs: {@code http://127.0.0.1:port}, or the {@linkplain SimulatorBuilder#bindTo bound} address.
     * The Graph API is below it with its version, the Partner API with {@code /api/v2}.
     */
    public URI baseUri() {
        String host = address.isAnyLocalAddress() ? "127.0.0.1" : HostAllowlist.inHostHeader(address);
        return URI.create("http://" + host + ":" + listener.port());
    }

    /** The URL of the page and the control API; empty without {@link SimulatorBuilder#withPage()}. */
    public Optional<URI> pageUri() {
        return page == null ? Optional.empty() : Optional.of(URI.create(baseUri() + SimulatorPage.ROOT));
    }

    /** Adds a channel with a random key. */
    public SimulatedAccount newAccount() {
        return addAccount(SimulatedAccount.create());
    }

    /**
     * Adds a channel.
     *
     * @return the account
     * @throws IllegalArgumentException if another channel has the same key
     */
    public SimulatedAccount addAccount(SimulatedAccount account) {
        channels.add(account);
        return account;
    }

    /**
     * Removes a channel. A request with its key or access token is refused like a request with an unknown one. The number
     * of the channel is not used again.
     *
     * @throws IllegalArgumentException if the account is not a channel of this simulator
     */
    public void removeAccount(SimulatedAccount account) {
        channels.remove(account);
        resets.remove(account);
    }

    /** The channels in the order in which they were added. In an {@link Exchange}, the first added has the number 1. */
    public List<SimulatedAccount> accounts() {
        return channels.all();
    }

    /**
     * The partner that all channels belong to. The Partner API is at {@link #baseUri()} with {@code /api/v2}. Requests
     * to it are not affected by the health of a channel.
     */
    public SimulatedPartner partner() {
        return partner;
    }

    /** The faults to inject. */
    public FaultPlan faults() {
        return faults;
    }

    /** Disables checks for all channels from the next request on. */
    public Dialog360Simulator disable(StrictCheck... checks) {
        List.of(checks).forEach(rules::disable);
        return this;
    }

    public Set<StrictCheck> disabledChecks() {
        return rules.disabledChecks();
    }

    /** Enables variants for all channels from the next request on. */
    public Dialog360Simulator enable(Variant... variants) {
        List.of(variants).forEach(rules::enable);
        return this;
    }

    public Set<Variant> enabledVariants() {
        return rules.enabledVariants();
    }

    /** Settings of the Resumable Upload API. */
    public UploadBehaviour uploads() {
        return uploads;
    }

    /** The latest 1,000 exchanges, oldest first. An exchange is added before its response is sent. */
    public List<Exchange> exchanges() {
        return journal.exchanges();
    }

    /** The same exchanges, to write them to a file or replay them. */
    public Journal journal() {
        return journal;
    }

    /** Calls the listener after each response, on the thread that sent the response. */
    public void onExchange(Consumer<Exchange> listener) {
        pipeline.addListener(listener);
    }

    /**
     * Resets all channels, faults, checks, variants, upload settings and the journal, and ends stalled requests. Keeps
     * channels and keys. Restores the initial profile and photo of an account of the {@linkplain
     * SimulatorBuilder#account
     * builder}.
     */
    public void reset() {
        faults.reset();
        rules.reset();
        uploads.reset();
        partner.restoreKey();
        channels.all()
                .forEach(account -> resets.getOrDefault(account, account::reset).run());
        pipeline.endStalls();
        journal.clear();
        aliases.clear();
        recorder.restart();
        if (events != null) {
            events.changed("reset");
        }
    }

    /**
     * Closes all connections and the port.
     *
     * @throws IllegalStateException if the simulator itself failed in a request; the causes are suppressed exceptions
     */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        listener.close();
        List<Throwable> failures = pipeline.failures();
        if (!failures.isEmpty()) {
            IllegalStateException failed =
                    new IllegalStateException("The simulator itself failed in " + failures.size() + " requests");
            failures.forEach(failed::addSuppressed);
            throw failed;
        }
    }
}
