package io.wabaprofile.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.PartiallyApplied;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.port.RemoteError;
import io.wabaprofile.port.Throttled;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.Unreadable;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

class ProblemDetailTest {
    private static final Operation UPDATE = Operation.UPDATE_PROFILE;
    private static final RemoteError REMOTE =
            new RemoteError(400, 131009, null, "canary title", "canary text", "canary");

    /** Fails as the test says. */
    @RestController
    static final class FailingController {
        @Nullable
        GatewayException failure;

        @GetMapping("/profile")
        String profile() {
            throw failure;
        }

        @GetMapping("/invalid")
        String invalid() {
            return ProfileUpdate.builder().email("nowhere").build().toString();
        }

        @PostMapping("/profile")
        String update(@RequestBody AboutRequest request) {
            return request.toString();
        }
    }

    /** A request body with the rules of the library. */
    record AboutRequest(ProfileUpdate update) {
        @JsonCreator
        static AboutRequest of(@JsonProperty("about") String about) {
            return new AboutRequest(ProfileUpdate.builder().about(about).build());
        }
    }

    @EnableWebMvc
    static class MvcConfiguration {}

    @EnableWebFlux
    static class FluxConfiguration {}

    private static final WebApplicationContextRunner MVC = new WebApplicationContextRunner()
            .withConfiguration(StarterFixture.ALL)
            .withUserConfiguration(MvcConfiguration.class)
            .withBean(FailingController.class);

    private static MockHttpServletResponse response(WebApplicationContext context, RequestBuilder request)
            throws Exception {
        MockMvc mvc = MockMvcBuilders.webAppContextSetup(context).build();
        return mvc.perform(request).andReturn().getResponse();
    }

    /** Works with Spring 6 and 7: the methods of MockMvc's builder are not binary compatible. */
    private static RequestBuilder post(String body) {
        return servlet -> {
            MockHttpServletRequest request = new MockHttpServletRequest(servlet, "POST", "/profile");
            request.setContentType(MediaType.APPLICATION_JSON_VALUE);
            request.setContent(body.getBytes(StandardCharsets.UTF_8));
            return request;
        };
    }

    private static JsonNode json(MockHttpServletResponse response) throws Exception {
        assertThat(response.getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        assertThat(response.getContentAsString()).doesNotContain("canary");
        return new ObjectMapper().readTree(response.getContentAsString());
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(422, new Rejected(UPDATE, Outcome.NOT_APPLIED, REMOTE)),
                Arguments.of(503, Throttled.notSent(UPDATE, Outcome.NOT_APPLIED, Duration.ofMillis(6100))),
                Arguments.of(502, new Unauthorized(UPDATE, Outcome.NOT_APPLIED, REMOTE)),
                Arguments.of(504, unavailable(Unavailable.Reason.TIMED_OUT)),
                Arguments.of(503, unavailable(Unavailable.Reason.SERVER_ERROR)),
                Arguments.of(502, unavailable(Unavailable.Reason.NOT_TRUSTED)),
                Arguments.of(502, new Unreadable(UPDATE, Outcome.UNKNOWN, "canary", REMOTE)),
                Arguments.of(503, new Cancelled(UPDATE, Outcome.UNKNOWN, "interrupted")));
    }

    private static Unavailable unavailable(Unavailable.Reason reason) {
        return new Unavailable(UPDATE, Outcome.UNKNOWN, reason, REMOTE, null);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureHasAStatusAndItsOutcome(int status, GatewayException failure) {
        MVC.run(context -> {
            context.getBean(FailingController.class).failure = failure;

            MockHttpServletResponse response = response(context, get("/profile"));

            assertThat(response.getStatus()).isEqualTo(status);
            JsonNode problem = json(response);
            assertThat(problem.get("status").asInt()).isEqualTo(status);
            assertThat(problem.get("title").asText()).isEqualTo("WhatsApp profile: update profile failed");
            assertThat(problem.get("detail").asText()).isNotBlank();
            assertThat(problem.get("failure").asText())
                    .isEqualTo(failure.getClass().getSimpleName());
            assertThat(problem.get("outcome").asText())
                    .isEqualTo(failure.outcome().name());
            assertThat(response.getHeader("Retry-After")).isEqualTo(failure instanceof Throttled ? "7" : null);
        });
    }

    @Test
    void aPartOfAnUpdateIsNamed() {
        MVC.run(context -> {
            context.getBean(FailingController.class).failure = new PartiallyApplied(
                    Set.of(ProfileField.EMAIL),
                    Set.of(ProfileField.ABOUT),
                    Throttled.notSent(Operation.UPDATE_ABOUT, Outcome.NOT_APPLIED, Duration.ofSeconds(7)));

            MockHttpServletResponse response = response(context, get("/profile"));

            assertThat(response.getStatus()).isEqualTo(503);
            assertThat(response.getHeader("Retry-After")).isEqualTo("7");
            assertThat(json(response).get("applied").toString()).isEqualTo("[\"email\"]");
            assertThat(json(response).get("pending").toString()).isEqualTo("[\"about\"]");
        });
    }

    @Test
    void theViolationsOfAnInvalidProfileAreListed() {
        MVC.run(context -> {
            MockHttpServletResponse response = response(context, get("/invalid"));

            assertThat(response.getStatus()).isEqualTo(400);
            JsonNode violation = json(response).get("violations").get(0);
            assertThat(violation.get("field").asText()).isEqualTo("email");
            assertThat(violation.get("rule").asText()).isEqualTo("not_an_email");
            assertThat(violation.get("message").asText()).contains("nowhere");
        });
    }

    @Test
    void theViolationsOfARequestBodyAreListed() {
        MVC.run(context -> {
            MockHttpServletResponse response = response(context, post("{\"about\":\"  \"}"));

            assertThat(response.getStatus()).isEqualTo(400);
            assertThat(json(response).get("violations").get(0).get("rule").asText())
                    .isEqualTo("blank");
        });
    }

    @Test
    void anotherRequestThatCannotBeReadIsLeftToSpring() {
        MVC.run(context -> {
            MockHttpServletResponse response = response(context, post("{"));

            assertThat(response.getStatus()).isEqualTo(400);
            assertThat(response.getContentAsString()).doesNotContain("violations");
        });
    }

    @Test
    void webFluxHasTheSameResponses() {
        new ReactiveWebApplicationContextRunner()
                .withConfiguration(StarterFixture.ALL)
                .withUserConfiguration(FluxConfiguration.class)
                .withBean(FailingController.class)
                .run(context -> {
                    context.getBean(FailingController.class).failure =
                            Throttled.notSent(UPDATE, Outcome.NOT_APPLIED, Duration.ofSeconds(7));
                    WebTestClient client =
                            WebTestClient.bindToApplicationContext(context).build();

                    var throttled = client.get().uri("/profile").exchange().returnResult(String.class);
                    assertThat(throttled.getStatus().value()).isEqualTo(503);
                    assertThat(throttled.getResponseHeaders().getFirst("Retry-After"))
                            .isEqualTo("7");

                    byte[] body = client.post()
                            .uri("/profile")
                            .contentType(MediaType.APPLICATION_JSON)
                            .bodyValue("{\"about\":\"  \"}")
                            .exchange()
                            .expectBody()
                            .returnResult()
                            .getResponseBody();
                    assertThat(new String(body, StandardCharsets.UTF_8)).contains("violations", "\"status\":400");
                });
    }

    @Test
    void canBeSwitchedOff() {
        MVC.withPropertyValues("waba-profile.problem-details.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(ProblemDetailAdvice.class));
        StarterFixture.context().run(context -> assertThat(context).doesNotHaveBean(ProblemDetailAdvice.class));
    }
}
