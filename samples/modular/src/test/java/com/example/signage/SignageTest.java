package com.example.signage;

import static io.wabaprofile.testkit.assertj.WabaProfileAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.fleet.postgres.FleetSchema;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.junit.WabaProfileTest;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@WabaProfileTest
class SignageTest {

    @Test
    void theExtensionWorksInANamedModule(ProfileGateway profile, SimulatedAccount account) {
        profile.apply(ProfileUpdate.builder().about("Open").build());

        assertThat(account).hasAbout("Open");
        assertThat(ProfileGateway.class.getModule().getName()).isEqualTo("io.wabaprofile.profile");
        assertThat(WabaProfileTest.class.getModule().getName()).isEqualTo("io.wabaprofile.testkit");
    }

    @Test
    void theEngineOnPostgresWorksInANamedModule() {
        DataSource stopped = (DataSource) Proxy.newProxyInstance(
                SignageTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    throw new SQLException("no database in this sample");
                });

        assertThatThrownBy(() -> FleetSchema.create(stopped)).hasMessageContaining("no database in this sample");
        assertThat(FleetSchema.class.getModule().getName()).isEqualTo("io.wabaprofile.fleet.postgres");
    }
}
