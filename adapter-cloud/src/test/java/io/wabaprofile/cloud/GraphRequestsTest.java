package io.wabaprofile.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.AccessToken;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.GraphNumber;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.Photo;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.fake.FakeAdapter;
import io.wabaprofile.testkit.journal.Exchange;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The requests of the Cloud adapter to the Graph API fit Meta's OpenAPI v23. */
class GraphRequestsTest {
    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final SimulatedAccount account = simulator.newAccount();
    private final ApiConnection connection = ApiConnection.toGraph(simulator.baseUri(), "v23.0")
            .allowPlainHttpOnLoopback()
            .build();
    private final CloudAdapter adapter = CloudAdapter.connect(connection);
    private final GraphNumber number = GraphNumber.of(account.phoneNumberId(), AccessToken.of(account.accessToken()));
    private final ProfileGateway profile = adapter.profile(number);

    @AfterEach
    void close() {
        connection.close();
        simulator.close();
    }

    private Exchange onlyExchange() {
        assertThat(simulator.exchanges())
                .singleElement()
                .extracting(Exchange::status)
                .isEqualTo(200);
        return simulator.exchanges().get(0);
    }

    private List<String> violations() {
        return ProfileRequestRules.violations(onlyExchange());
    }

    @Test
    void aReadOfAllFieldsFits() {
        profile.fetch();

        assertThat(violations()).isEmpty();
        assertThat(onlyExchange().target())
                .endsWith("?fields=about,address,description,email,vertical,websites,profile_picture_url");
    }

    static Set<ProfileField> fields() {
        return ProfileField.all();
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aReadOfOneFieldFits(ProfileField field) {
        profile.fetch(Set.of(field));

        assertThat(violations()).isEmpty();
    }

    @Test
    void anUpdateOfAllFieldsAtTheirLimitsFits() {
        profile.apply(ProfileUpdate.builder()
                .about("a".repeat(139))
                .address("\u00e9".repeat(256))
                .description("d".repeat(256))
                .email("shop@" + "e".repeat(119) + ".com")
                .websites("https://" + "w".repeat(244) + ".com", "http://b.example")
                .vertical(Vertical.RETAIL)
                .build());

        assertThat(violations()).isEmpty();
        assertThat(onlyExchange().request().headers()).containsEntry("Content-type", "application/json");
    }

    @Test
    void anUpdateOfOneFieldHasOnlyThisFieldAndTheProduct() {
        profile.apply(
                ProfileUpdate.builder().about("Open till nine \uD83C\uDF35").build());

        assertThat(violations()).isEmpty();
        assertThat(onlyExchange().request().body())
                .contains("{\"messaging_product\":\"whatsapp\",\"about\":\"Open till nine \uD83C\uDF35\"}");
    }

    @Test
    void anUpdateThatClearsFieldsFits() {
        profile.apply(ProfileUpdate.builder()
                .clearAddress()
                .clearDescription()
                .clearEmail()
                .clearWebsites()
                .build());

        assertThat(violations()).isEmpty();
        assertThat(onlyExchange().request().body().orElseThrow())
                .contains("\"address\":\"\"", "\"description\":\"\"", "\"email\":\"\"", "\"websites\":[]");
    }

    static List<Vertical> documentedVerticals() {
        return Vertical.known().stream()
                .filter(vertical -> !vertical.equals(Vertical.MATRIMONY_SERVICE))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("documentedVerticals")
    void anUpdateOfTheVerticalFits(Vertical vertical) {
        profile.apply(ProfileUpdate.builder().vertical(vertical).build());

        assertThat(violations()).isEmpty();
    }

    @Test
    void anUpdateOfThePhotoFits() {
        adapter.photo(number, FakeAdapter.over(account).uploader())
                .replace(Photo.of(SamplePhoto.png(192).bytes()));

        assertThat(violations()).isEmpty();
        assertThat(onlyExchange().operation()).isEqualTo(Optional.of(Operation.REPLACE_PHOTO));
    }

    /** Meta's guide allows 512 characters, and the simulator accepts them. The OpenAPI allows 256. */
    @Test
    void onlyADescriptionOver256CharactersDoesNotFit() {
        profile.apply(ProfileUpdate.builder().description("d".repeat(257)).build());

        assertThat(violations()).containsExactly("description is too long");
    }
}
