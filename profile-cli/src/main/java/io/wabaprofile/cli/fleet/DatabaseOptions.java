package io.wabaprofile.cli.fleet;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.output.InputException;
import io.wabaprofile.cli.output.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The database of the engine postgres. The URL must not contain the password: other users can read arguments. */
final class DatabaseOptions {
    private static final String URL = "--jdbc-url";
    private static final String PASSWORD_FILE = "--jdbc-password-file";
    private static final String PASSWORD_VARIABLE = "WABA_JDBC_PASSWORD";
    private static final String FORM = "jdbc:postgresql://host:port/database";
    private static final Pattern WITH_PASSWORD = Pattern.compile("(?i)@|[?&][^=&]*(password|passwd|secret)");
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

    /** A database that does not respond for this time is treated as unreachable. */
    private static final Duration RESPONSE_LIMIT = Duration.ofSeconds(30);

    /** The driver logs parts of a URL that it cannot parse. Kept here, because the JDK drops unused loggers. */
    private static final Logger DRIVER_LOG = Logger.getLogger("org.postgresql");

    @Option(
            names = URL,
            paramLabel = "URL",
            description = "With --engine postgres: " + FORM + ", without a user name and a password.")
    private @Nullable String url;

    @Option(names = "--jdbc-user", paramLabel = "NAME", description = "With --engine postgres: the user name.")
    private @Nullable String user;

    @Option(
            names = PASSWORD_FILE,
            paramLabel = "FILE",
            description = "With --engine postgres: a file with the password on its first line. Without this option, the"
                    + " password is read from the environment variable " + PASSWORD_VARIABLE + ".")
    private @Nullable Path passwordFile;

    /** The same options for another command line. None of them contains the password. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        if (url != null) {
            arguments.addAll(List.of(URL, url));
        }
        if (user != null) {
            arguments.addAll(List.of("--jdbc-user", user));
        }
        if (passwordFile != null) {
            arguments.addAll(List.of(PASSWORD_FILE, passwordFile.toString()));
        }
        return arguments;
    }

    /** @throws UsageException if an option was given */
    void requireNone() {
        if (url != null || user != null || passwordFile != null) {
            throw new UsageException(
                    "The options " + URL + ", --jdbc-user and " + PASSWORD_FILE + " are for --engine postgres.",
                    "Add --engine postgres, or omit them.");
        }
    }

    /** @throws UsageException if there is no URL, or it contains a password. The message does not contain the URL. */
    void check() {
        if (url == null) {
            throw new UsageException("--engine postgres needs " + URL + ".", "Use " + URL + " " + FORM + ".");
        }
        if (WITH_PASSWORD.matcher(url).find()) {
            throw new UsageException(
                    URL + " contains a password or a user name, which other users of this machine can read.",
                    "Use --jdbc-user, and set the password in " + PASSWORD_VARIABLE + " or name a file with "
                            + PASSWORD_FILE + ".");
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new UsageException(URL + " must be the URL of PostgreSQL.", "Use " + URL + " " + FORM + ".");
        }
    }

    /** @throws InputException if the database cannot be reached */
    HikariDataSource open(CliEnvironment environment) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        password(environment).ifPresent(pool::setPassword);
        pool.setConnectionTimeout(CONNECT_LIMIT.toMillis());
        pool.addDataSourceProperty("connectTimeout", String.valueOf(CONNECT_LIMIT.toSeconds()));
        pool.addDataSourceProperty("socketTimeout", String.valueOf(RESPONSE_LIMIT.toSeconds()));
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        DRIVER_LOG.setLevel(Level.OFF);
        try {
            return new HikariDataSource(pool);
        } catch (PoolInitializationException unreachable) {
            Throwable cause = unreachable.getCause() == null ? unreachable : unreachable.getCause();
            throw new InputException(
                    "Cannot connect to the database in " + URL + ": " + cause.getMessage()
                            + ". Check the address, --jdbc-user and the password.",
                    unreachable);
        } catch (RuntimeException withUrl) { // not passed on: its message contains the URL
            throw new InputException("Cannot use the URL in " + URL + ". Use " + URL + " " + FORM + ".", null);
        }
    }

    private Optional<String> password(CliEnvironment environment) {
        if (passwordFile == null) {
            return Optional.ofNullable(environment.variables().get(PASSWORD_VARIABLE));
        }
        try (BufferedReader lines = Files.newBufferedReader(passwordFile)) {
            return Optional.ofNullable(lines.readLine());
        } catch (IOException failure) {
            throw new UsageException(
                    "Cannot read a line of UTF-8 text from the file named by " + PASSWORD_FILE + ".",
                    "Check the path in " + PASSWORD_FILE + ", and the encoding and the permissions of the file.",
                    failure);
        }
    }
}
