package io.wabaprofile.cli.connection;

import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.fleet.GraphAccess;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.Credentials;
import io.wabaprofile.port.GatewayException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How to reach a number.
 *
 * @param graph present if the mode is graph
 * @param names what messages call the settings
 */
public record NumberSettings(
        Mode mode, CredentialSource source, Optional<GraphAccess> graph, HostOptions host, SettingNames names) {
    /** @param terminal prints a warning if other users can read the file with the secret */
    public NumberAccess access(CliEnvironment environment, Terminal terminal) {
        Credentials credentials = source.read(environment.variables());
        source.warning().ifPresent(terminal::warning);
        return access(credentials);
    }

    public NumberAccess access(Credentials credentials) {
        return NumberAccess.of(mode, graph, credentials);
    }

    public ApiConnection connect(CliEnvironment environment) {
        return connect(environment, UnaryOperator.identity());
    }

    /** @param settings settings of the command */
    public ApiConnection connect(CliEnvironment environment, UnaryOperator<ApiConnection.Builder> settings) {
        return host.connect(
                mode,
                environment,
                address -> settings.apply(environment.connections().apply(builder(address))));
    }

    private ApiConnection.Builder builder(URI address) {
        return graph.map(access -> ApiConnection.toGraph(address, access.version()))
                .orElseGet(() -> ApiConnection.to(address));
    }

    /** The address and the proxy that {@link #connect} uses. */
    public String route(CliEnvironment environment) {
        return host.route(mode, environment);
    }

    public ConnectedChannel open(CliEnvironment environment, Terminal terminal) {
        NumberAccess access = access(environment, terminal);
        return environment.channels().over(connect(environment), access);
    }

    public List<String> advice(RuntimeException failure) {
        List<String> advice = new ArrayList<>(host.advice(failure));
        if (failure instanceof GatewayException remote) {
            CallAdvice.of(mode, source, names, remote).ifPresent(advice::add);
        }
        return advice;
    }
}
