package io.wabaprofile.testkit.simulator;

import io.wabaprofile.port.Sleeper;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.SimulatedPartner;
import io.wabaprofile.testkit.fault.FaultPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Dialog360Simulator}. All settings have defaults. Not safe for use by several threads. */
public final class SimulatorBuilder {
    int port;
    boolean page;
    final List<String> hostNames = new ArrayList<>();
    final List<SimulatedAccount> accounts = new ArrayList<>();
    SimulatedPartner partner = SimulatedPartner.create();
    FaultPlan faults = FaultPlan.create();
    InstantSource clock = InstantSource.system();
    Sleeper sleeper = SimulatorBuilder::sleep;
    private @Nullable InetAddress address;

    SimulatorBuilder() {}

    private static void sleep(Duration duration) throws InterruptedException {
        new CountDownLatch(1).await(duration.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Listens on this port. Default: 0, a free port. */
    public SimulatorBuilder port(int number) {
        port = number;
        return this;
    }

    /**
     * Adds a channel. May be called several times; the first account has the channel number 1. {@link
     * Dialog360Simulator#reset()} restores the profile and the photo that the account has when the simulator starts.
     */
    public SimulatorBuilder account(SimulatedAccount account) {
        accounts.add(account);
        return this;
    }

    /** Sets the partner that all channels belong to. Default: a partner with a random ID and a random key. */
    public SimulatorBuilder partner(SimulatedPartner owner) {
        partner = owner;
        return this;
    }

    /**
     * Serves a page and a control API under {@code /_simulator/}. Clients that can reach the port can read and change
     * all
     * state except keys. Default: disabled.
     */
    public SimulatorBuilder withPage() {
        page = true;
        return this;
    }

    /**
     * Listens on this address, such as the address of a container. Default: 127.0.0.1, which other machines cannot
     * reach.
     * The simulator has no encryption, and the page has no authentication. Use another address only in a trusted
     * network.
     */
    public SimulatorBuilder bindTo(InetAddress local) {
        address = local;
        return this;
    }

    /**
     * Adds allowed host names for the page. Default: 127.0.0.1, localhost, [::1] and the bound address. The page
     * rejects
     * other host names to prevent DNS rebinding. The APIs accept all host names.
     */
    public SimulatorBuilder hostNames(String... names) {
        hostNames.addAll(List.of(names));
        return this;
    }

    /** The clock for the age of upload sessions and the end of throttling. Default: the system clock. */
    public SimulatorBuilder clock(InstantSource source) {
        clock = source;
        return this;
    }

    /** The sleeper for slow responses. Default: real waits. */
    public SimulatorBuilder sleeper(Sleeper waiting) {
        sleeper = waiting;
        return this;
    }

    /** Sets clock and sleeper, to share virtual time with the client under test. */
    public SimulatorBuilder time(VirtualTime time) {
        return clock(time).sleeper(time);
    }

    /** The fault plan, for example one that a fake uses as well. Default: an empty plan. */
    public SimulatorBuilder faults(FaultPlan plan) {
        faults = plan;
        return this;
    }

    /**
     * Starts the simulator.
     *
     * @throws UncheckedIOException if the port cannot be opened
     * @throws IllegalArgumentException if two accounts have the same key
     */
    public Dialog360Simulator start() {
        try {
            InetAddress local = address == null ? InetAddress.getByAddress(new byte[] {127, 0, 0, 1}) : address;
            return new Dialog360Simulator(local, this);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot listen on port " + port + ": " + e + ". Use another port or close the other program.", e);
        }
    }
}
