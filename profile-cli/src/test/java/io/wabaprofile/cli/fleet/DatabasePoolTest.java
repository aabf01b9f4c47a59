package io.wabaprofile.cli.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.wabaprofile.cli.connection.CliEnvironment;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

@Timeout(120)
class DatabasePoolTest {
    @Test
    void givesUpAResponseOfAHungDatabaseAfterThirtySeconds() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            DatabaseOptions options = new DatabaseOptions();
            CommandLine.populateCommand(
                    options,
                    "--jdbc-url=jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres",
                    "--jdbc-user=postgres");
            try (HikariDataSource pool = options.open(CliEnvironment.ofThisProcess());
                    Connection connection = pool.getConnection()) {
                assertThat(connection.getNetworkTimeout()).isEqualTo(30_000);
                assertThat(pool.getDataSourceProperties())
                        .containsEntry("connectTimeout", "10")
                        .containsEntry("tcpKeepAlive", "true");
            }
        }
    }
}
