package io.wabaprofile.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.http.internal.request.Channel;
import java.io.Serializable;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The three kinds of credential, and the platform that each kind may be sent to. */
class CredentialTest {
    private static final AccessToken TOKEN = AccessToken.of("EAAcanary0123456789");
    private static final PartnerKey PARTNER_KEY = PartnerKey.of("canary-partner-1234");
    private static final ApiKey KEY = ApiKey.of("canary-key-1234");
    private static final String PHONE_NUMBER_ID = "106540352242922";

    @Test
    void doesNotPrintTheSecret() {
        assertThat(TOKEN).hasToString("AccessToken(****)").isNotInstanceOf(Serializable.class);
        assertThat(TOKEN.header()).hasToString("Authorization: ****");
        assertThat(PARTNER_KEY).hasToString("PartnerKey(****)").isNotInstanceOf(Serializable.class);
        assertThat(GraphNumber.of(PHONE_NUMBER_ID, TOKEN)).hasToString("GraphNumber[106540352242922]");
    }

    @Test
    void sendsTheTokenAsBearerAndThePartnerKeyInItsOwnHeader() {
        assertThat(TOKEN.header().value()).isEqualTo("Bearer EAAcanary0123456789");
        assertThat(PARTNER_KEY.header().name()).isEqualTo("X-API-Key");
        assertThat(PARTNER_KEY.header().value()).isEqualTo("canary-partner-1234");
    }

    @Test
    void differsFromACredentialOfAnotherKindWithTheSameText() {
        assertThat(AccessToken.of("canary-key-1234"))
                .isEqualTo(AccessToken.of("canary-key-1234"))
                .isNotEqualTo(KEY)
                .isNotEqualTo(PartnerKey.of("canary-key-1234"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer canary-token", "canary\r\nX: y", "canary7", ""})
    void rejectsAnInvalidTokenWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> AccessToken.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8 to 2048 visible ASCII characters without spaces")
                .hasMessageNotContaining("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+4915112345", "0123", "12a", "../1", "123456789012345678901", "１２３"})
    void rejectsATextThatIsNotAPhoneNumberId(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GraphNumber.of(id, TOKEN))
                .withMessageContaining("phoneNumberId must be Meta's ID of the number, 1 to 20 digits");
    }

    @Test
    void refusesAKeyOf360dialogForTheGraphApi() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GraphNumber.of(PHONE_NUMBER_ID, KEY))
                .withMessage("This API needs credentials of the type AccessToken, not ApiKey");
    }

    @Test
    void refusesANumberOfTheGraphApiOnAConnectionTo360dialog() {
        try (ApiConnection connection =
                ApiConnection.to(URI.create("https://waba-v2.360dialog.io")).build()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> connection.channel(GraphNumber.of(PHONE_NUMBER_ID, TOKEN)))
                    .withMessage("This connection is not to Meta's Graph API: create it with ApiConnection.toGraph");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> connection.channel(ApiKey.class, TOKEN))
                    .withMessage("This API needs credentials of the type ApiKey, not AccessToken");
            assertThatIllegalArgumentException().isThrownBy(() -> connection.channel(PartnerKey.class, KEY));
        }
    }

    @Test
    void refusesAKeyOf360dialogOnAConnectionToTheGraphApi() {
        try (ApiConnection connection = ApiConnection.toGraph("v23.0").build()) {
            assertThat(connection).hasToString("ApiConnection[https://graph.facebook.com/v23.0]");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> connection.channel(ApiKey.class, KEY))
                    .withMessageContaining("use a GraphNumber instead of a key of 360dialog");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://graph.facebook.com", "https://GRAPH.facebook.com/v23.0", "https://graph.facebook.com."})
    void refusesAConnectionTo360dialogWithAHostOfMeta(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiConnection.to(URI.create(address)).build())
                .withMessageContaining("must not be a host of Meta: use ApiConnection.toGraph");
    }

    @Test
    void refusesAConnectionToTheGraphApiWithAHostOf360dialog() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiConnection.toGraph(URI.create("https://waba-v2.360dialog.io"), "v23.0")
                        .build())
                .withMessageContaining("must not be a host of 360dialog: use ApiConnection.to");
    }

    @Test
    void doesNotSendACredentialOfAnotherKindThatASourceReturnsLater() {
        try (ApiConnection connection = ApiConnection.toGraph("v23.0").build()) {
            Channel channel = connection.channel(GraphNumber.of(PHONE_NUMBER_ID, () -> KEY));

            assertThatIllegalStateException()
                    .isThrownBy(() -> channel.credentials().get())
                    .withMessage("This API needs credentials of the type AccessToken, not ApiKey");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "23.0", "v23", "V23.0", "v23.0/", "v0.1", "v23.0.1", "vNN.N", "../v1.0"})
    void rejectsATextThatIsNotAVersionOfTheGraphApi(String version) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiConnection.toGraph(version))
                .withMessage("The address of a connection to the Graph API needs a version such as v23.0");
    }

    @Test
    void appendsTheVersionToAnotherAddress() {
        try (ApiConnection connection = ApiConnection.toGraph(URI.create("https://proxy.example/graph/"), "v24.0")
                .build()) {
            assertThat(connection).hasToString("ApiConnection[https://proxy.example/graph/v24.0]");
        }
    }
}
