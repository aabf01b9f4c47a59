package io.wabaprofile.fleet;

import io.wabaprofile.channel.ApiMode;
import io.wabaprofile.channel.KeyReference;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.fake.FakeAdapter;
import io.wabaprofile.testkit.fault.FaultPlan;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Channels in memory, whose desired about is "new" and whose current about is "old". */
public final class SimulatedFleet implements ChannelGateways {
    public final FaultPlan faults = FaultPlan.create();
    /** The channels of the profile writes, in their order. */
    public final List<String> writes = new CopyOnWriteArrayList<>();
    /** The channels of the reads, in their order. */
    public final List<String> reads = new CopyOnWriteArrayList<>();

    private final Map<String, SimulatedAccount> accounts = new LinkedHashMap<>();
    private final List<FleetChannel> channels = new ArrayList<>();
    private Consumer<String> beforeWrite = channel -> {};
    private String destination = "";
    private InstantSource clock = () -> Instant.EPOCH;

    private SimulatedFleet() {}

    public static SimulatedFleet of(int channels) {
        SimulatedFleet fleet = new SimulatedFleet();
        for (int number = 1; number <= channels; number++) {
            fleet.add("channel-" + number);
        }
        return fleet;
    }

    private void add(String name) {
        SimulatedAccount account = SimulatedAccount.create();
        account.setProfile(
                BusinessProfile.builder().about("old").email("shop@example.com").build());
        accounts.put(name, account);
        channels.add(FleetChannel.of(
                name,
                ApiMode.CLOUD,
                new KeyReference("env", name),
                ProfileUpdate.builder().about("new").build()));
    }

    public Fleet fleet() {
        return Fleet.of(channels);
    }

    public FleetChannel channel(int number) {
        return channels.get(number - 1);
    }

    public SimulatedAccount account(int number) {
        return accounts.get("channel-" + number);
    }

    /** Sets the clock of the platform. */
    public SimulatedFleet at(InstantSource time) {
        clock = time;
        return this;
    }

    /** Sets the destination. */
    public SimulatedFleet named(String text) {
        destination = text;
        return this;
    }

    @Override
    public String destination() {
        return destination;
    }

    public void beforeWrite(Consumer<String> action) {
        beforeWrite = action;
    }

    private FakeAdapter adapter(FleetChannel channel) {
        return FakeAdapter.over(accounts.get(channel.name()), clock).withFaults(faults);
    }

    @Override
    public ProfileGateway profile(FleetChannel channel) {
        ProfileGateway gateway = adapter(channel).profile();
        return new ProfileGateway() {
            @Override
            public BusinessProfile fetch(Set<ProfileField> fields) {
                reads.add(channel.name());
                return gateway.fetch(fields);
            }

            @Override
            public void apply(ProfileUpdate update) {
                beforeWrite.accept(channel.name());
                writes.add(channel.name());
                gateway.apply(update);
            }
        };
    }

    @Override
    public PhotoGateway photo(FleetChannel channel) {
        return adapter(channel).photo();
    }
}
