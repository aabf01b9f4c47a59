package io.wabaprofile.cli.fleet;

import io.wabaprofile.channel.ApiMode;
import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.connection.ConnectedChannel;
import io.wabaprofile.cli.connection.CredentialKind;
import io.wabaprofile.cli.connection.HostOptions;
import io.wabaprofile.cli.connection.Mode;
import io.wabaprofile.cli.connection.NumberAccess;
import io.wabaprofile.cli.output.UsageException;
import io.wabaprofile.fleet.ChannelGateways;
import io.wabaprofile.fleet.Fleet;
import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.fleet.GraphAccess;
import io.wabaprofile.fleet.UsageFeedback;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ConcurrencySettings;
import io.wabaprofile.http.Credentials;
import io.wabaprofile.http.KeySource;
import io.wabaprofile.http.RetrySettings;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * The gateways of the channels of a fleet. The channels share one connection per mode, and per version of the Graph API.
 * Calls are not retried: the engine tries a channel again later.
 */
final class FleetConnections implements ChannelGateways, AutoCloseable {
    private final Map<Destination, ApiConnection> connections = new HashMap<>();
    private final LongAdder calls = new LongAdder();
    private final UsageFeedback usage = new UsageFeedback();
    private final CliEnvironment environment;
    private final KeySource keys;

    /** @param graphVersion empty in the other modes */
    private record Destination(ApiMode api, Optional<String> graphVersion) {
        static Destination of(FleetChannel channel) {
            return new Destination(channel.mode(), channel.graph().map(GraphAccess::version));
        }
    }

    private FleetConnections(CliEnvironment environment) {
        this.environment = environment;
        this.keys = KeySource.create().with("env", environment.variables()::get);
    }

    /**
     * @param workers the number of concurrent calls
     * @throws UsageException if the options of the host do not fit the fleet
     */
    static FleetConnections open(Fleet fleet, HostOptions host, int workers, CliEnvironment environment) {
        if (host.isOneApi()
                && fleet.channels().stream().map(FleetChannel::mode).distinct().count() > 1) {
            throw new UsageException(
                    "--base-url is the address of one API, and the fleet has channels in several modes.",
                    "Omit --base-url, or choose channels of one mode.");
        }
        FleetConnections opened = new FleetConnections(environment);
        try {
            fleet.channels().stream()
                    .map(Destination::of)
                    .distinct()
                    .forEach(destination -> opened.connect(destination, host, workers));
            return opened;
        } catch (RuntimeException failure) {
            opened.close();
            throw failure;
        }
    }

    private void connect(Destination destination, HostOptions host, int workers) {
        int requests = Math.max(workers, ConcurrencySettings.DEFAULT.requestsPerHost());
        ApiConnection connection = host.connect(
                Mode.of(destination.api()),
                environment,
                address -> environment
                        .connections()
                        .apply(builder(destination, address))
                        .retries(RetrySettings.DEFAULT.withMaxAttempts(1))
                        .concurrency(ConcurrencySettings.DEFAULT.withRequestsPerHost(requests))
                        .usageObserver(usage));
        connections.put(destination, connection);
    }

    private static ApiConnection.Builder builder(Destination destination, URI address) {
        return destination
                .graphVersion()
                .map(version -> ApiConnection.toGraph(address, version))
                .orElseGet(() -> ApiConnection.to(address));
    }

    /** The addresses, so that a rehearsal on a simulator is not continued in production. */
    @Override
    public String destination() {
        return connections.values().stream()
                .map(ApiConnection::toString)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** What Meta reports about the use of its limits. */
    UsageFeedback usage() {
        return usage;
    }

    /** The number of calls so far. */
    long calls() {
        return calls.sum();
    }

    @Override
    public ProfileGateway profile(FleetChannel channel) {
        return new CountedProfile(connected(channel).profile(), calls);
    }

    @Override
    public PhotoGateway photo(FleetChannel channel) {
        PhotoGateway gateway = connected(channel).photo();
        return photo -> {
            calls.increment();
            gateway.replace(photo);
        };
    }

    private record CountedProfile(ProfileGateway gateway, LongAdder calls) implements ProfileGateway {
        @Override
        public BusinessProfile fetch(Set<ProfileField> fields) {
            calls.increment();
            return gateway.fetch(fields);
        }

        @Override
        public void apply(ProfileUpdate update) {
            calls.increment();
            gateway.apply(update);
        }
    }

    /** Looks the key up at once, because the failure of a call does not name its reference. */
    private Credentials credentials(Mode mode, FleetChannel channel) {
        String reference = channel.key().toString();
        Credentials credentials = mode.credential() == CredentialKind.ACCESS_TOKEN
                ? keys.accessToken(reference)
                : keys.credentials(reference);
        credentials.current();
        return credentials;
    }

    /** Not closed: its connection belongs to all channels. */
    private ConnectedChannel connected(FleetChannel channel) {
        ApiConnection connection = Objects.requireNonNull(connections.get(Destination.of(channel)), channel.name());
        Mode mode = Mode.of(channel.mode());
        Credentials credentials = credentials(mode, channel);
        return environment.channels().over(connection, NumberAccess.of(mode, channel.graph(), credentials));
    }

    @Override
    public void close() {
        connections.values().forEach(ApiConnection::close);
    }
}
