package io.wabaprofile.cli.connection;

import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.Credentials;
import io.wabaprofile.port.GatewayException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Mixin;

/** What a command needs to reach a number, besides the mode. */
public final class NumberOptions {
    @Mixin
    private final CredentialOptions credential = new CredentialOptions();

    @Mixin
    private final GraphOptions graph = new GraphOptions();

    @Mixin
    private final HostOptions host = new HostOptions();

    /** The source of the key or the access token. Reads no file. */
    public CredentialSource source(Mode mode) {
        return credential.source(mode);
    }

    /** @param terminal prints a warning if other users can read the file with the secret */
    public NumberAccess access(Mode mode, CliEnvironment environment, Terminal terminal) {
        graph.check(mode);
        CredentialSource source = source(mode);
        Credentials credentials = source.read(environment.variables());
        source.warning().ifPresent(terminal::warning);
        return access(mode, credentials);
    }

    public NumberAccess access(Mode mode, Credentials credentials) {
        graph.check(mode);
        return graph.access(mode, credentials);
    }

    public ApiConnection connect(Mode mode, CliEnvironment environment) {
        return connect(mode, environment, UnaryOperator.identity());
    }

    /** @param settings settings of the command */
    public ApiConnection connect(Mode mode, CliEnvironment environment, UnaryOperator<ApiConnection.Builder> settings) {
        graph.check(mode);
        UnaryOperator<ApiConnection.Builder> all =
                builder -> settings.apply(environment.connections().apply(builder));
        return host.connect(mode, environment, address -> all.apply(graph.connection(mode, address)));
    }

    /** The address and the proxy that {@link #connect} uses. */
    public String route(Mode mode, CliEnvironment environment) {
        return host.route(mode, environment);
    }

    public ConnectedChannel open(Mode mode, CliEnvironment environment, Terminal terminal) {
        NumberAccess access = access(mode, environment, terminal);
        return environment.channels().over(connect(mode, environment), access);
    }

    public List<String> advice(Mode mode, RuntimeException failure) {
        List<String> advice = new ArrayList<>(host.advice(failure));
        if (failure instanceof GatewayException remote) {
            CallAdvice.of(mode, source(mode), remote).ifPresent(advice::add);
        }
        return advice;
    }

    /** The same options for another command line, without credentials. */
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>(graph.arguments());
        arguments.addAll(host.arguments());
        arguments.addAll(credential.arguments());
        return arguments;
    }
}
