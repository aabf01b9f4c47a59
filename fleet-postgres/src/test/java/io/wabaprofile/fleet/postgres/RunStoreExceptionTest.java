package io.wabaprofile.fleet.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunStoreExceptionTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "57P01", "57014", "40P01", "55P03", "25006"})
    void anOutageCanBeRetried(String state) {
        assertThat(RunStoreException.of(new SQLException("out of order", state)))
                .isInstanceOf(RunStoreException.class)
                .hasMessageContaining("out of order");
    }

    @Test
    void aFailureOfTheConnectionPoolCanBeRetried() {
        assertThat(RunStoreException.of(new SQLException("Connection is closed")))
                .isInstanceOf(RunStoreException.class);
        assertThat(RunStoreException.of(new SQLTransientConnectionException("no connection within 30 s")))
                .isInstanceOf(RunStoreException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22P05", "23514", "28P01", "42P01", "42501"})
    void anotherFailureIsPermanent(String state) {
        assertThat(RunStoreException.of(new SQLException("no such table", state)))
                .isNotInstanceOf(RunStoreException.class)
                .hasMessageContaining("no such table")
                .hasMessageContaining(state);
    }
}
