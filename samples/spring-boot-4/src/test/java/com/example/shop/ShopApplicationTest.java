package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.port.Operation;
import io.wabaprofile.spring.test.AutoConfigureDialog360Simulator;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.fault.FaultPlan;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@SpringBootTest(properties = {
    "management.endpoint.env.show-values=always",
    "management.endpoint.configprops.show-values=always",
    "management.endpoint.health.show-details=always",
    "waba-profile.proxy.password=canary-password",
    "spring.mvc.problemdetails.enabled=true"
})
@AutoConfigureMockMvc
@AutoConfigureDialog360Simulator
class ShopApplicationTest {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private SimulatedAccount account;

    @Autowired
    private FaultPlan faults;

    @Test
    void changesAndShowsTheProfile() {
        assertThat(mvc.patch()
                        .uri("/channels/shop/profile")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"about\":\"Open till nine\"}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("about")
                .isEqualTo("Open till nine");
        assertThat(account.profile().about()).contains("Open till nine");
    }

    @Test
    void anInvalidProfileIsABadRequestWithViolations() {
        assertThat(mvc.patch()
                        .uri("/channels/shop/profile")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"email\":\"nowhere\"}"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("violations[0].field")
                .isEqualTo("email");
        assertThat(account.profile().email()).isEmpty();
    }

    @Test
    void aThrottledCallIsUnavailable() {
        faults.on(Operation.FETCH_PROFILE).every().throttle();

        assertThat(mvc.get().uri("/channels/shop/profile"))
                .hasStatus(503)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("outcome")
                .isEqualTo("NOT_APPLIED");
    }

    @Test
    void theActuatorShowsNoSecret() {
        for (String endpoint : new String[] {"env", "configprops"}) {
            assertThat(mvc.get().uri("/actuator/" + endpoint))
                    .hasStatusOk()
                    .bodyText()
                    .contains("******", "127.0.0.1")
                    .doesNotContain(account.key(), "canary-password");
        }
    }

    @Test
    void theHealthOfTheChannelIsReported() {
        assertThat(mvc.get().uri("/actuator/health")).bodyText().contains("wabaProfile", "shop");
    }
}
