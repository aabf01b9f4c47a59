package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.cli.connection.Mode;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.journal.Exchange;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShowCommandTest {
    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final SimulatedAccount account = simulator.newAccount();

    @AfterEach
    void close() {
        simulator.close();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void showsEveryField(Mode mode) {
        SampleShop.setUp(account);
        CliRun run = CliRun.against(simulator, account, mode, "show");
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .contains(
                        "  about        Coffee and cake by the harbour",
                        "  vertical     RESTAURANT (Restaurant)",
                        "  websites     https://harbour-cafe.example",
                        "  " + account.profile().photoUrl().orElseThrow());
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void showsFieldsThatAreNotSet(Mode mode) {
        CliRun run = CliRun.against(simulator, account, mode, "show");
        assertThat(run.exit()).isZero();
        String vertical = "  vertical     " + (mode == Mode.ON_PREMISE ? "(not set)" : "UNDEFINED");
        assertThat(run.out().lines())
                .hasSize(7)
                .contains(vertical)
                .allMatch(line -> line.equals(vertical) || line.endsWith("  (not set)"));
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void showsTheNamedFields(Mode mode) {
        SampleShop.setUp(account);
        CliRun run = CliRun.against(simulator, account, mode, "show", "--fields", "email,About");
        assertThat(run.out().lines())
                .containsExactly(
                        "  email        " + account.profile().email().orElseThrow(),
                        "  about        Coffee and cake by the harbour");
        CliRun json = CliRun.against(simulator, account, mode, "show", "--fields=about", "--json");
        assertThat(json.out().strip()).isEqualTo("{\"about\":\"Coffee and cake by the harbour\"}");
        assertThat(simulator.exchanges())
                .extracting(Exchange::target)
                .noneMatch(target -> target.contains("address") || target.endsWith("/photo"));
    }

    @Test
    void namesTheFieldsThatCanBeShown() {
        CliRun run = CliRun.against(simulator, account, Mode.CLOUD, "show", "--fields", "about,phone");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("Invalid value for option '--fields'")
                .contains("must be one of about, address, description, email, vertical, websites, photo");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void printsJson(Mode mode) {
        SampleShop.setUp(account);
        CliRun run = CliRun.against(simulator, account, mode, "show", "--json");
        assertThat(run.exit()).isZero();
        assertThat(run.json().fieldNames())
                .toIterable()
                .containsExactly("about", "address", "description", "email", "vertical", "websites", "photoUrl");
        assertThat(run.json().get("vertical").asText()).isEqualTo("RESTAURANT");
        assertThat(run.json().get("photoUrl").asText())
                .isEqualTo(account.profile().photoUrl().orElseThrow());
    }

    @Test
    void unsetFieldsAreNullInJsonAndAnUnsetVerticalIsUndefined() {
        CliRun run = CliRun.against(simulator, account, Mode.CLOUD, "show", "--json");
        assertThat(run.out().strip())
                .isEqualTo("{\"about\":null,\"address\":null,\"description\":null,\"email\":null,"
                        + "\"vertical\":\"UNDEFINED\",\"websites\":[],\"photoUrl\":null}");
    }

    @Test
    void wrapsLongTextAndEscapesControlCharacters() {
        String text = "One two three. ".repeat(30) + "\u001B[31mred";
        account.setProfile(BusinessProfile.builder().description(text).build());
        CliRun run = CliRun.against(simulator, account, Mode.CLOUD, "show");
        assertThat(run.out()).doesNotContain("\u001B").contains("\\u001B[31mred");
        assertThat(run.out().lines().map(String::length)).allMatch(length -> length <= 80);
    }

    @Test
    void escapesControlCharactersInJsonAndKeepsTheValue() {
        String text = "a\u009B2J\u202Eb\u200B\u2028\u007F\u061C\uDB40\uDC41 👩‍🍳 \\u009B \"ü\"\n";
        account.setProfile(BusinessProfile.builder().about(text).build());
        CliRun run = CliRun.against(simulator, account, Mode.CLOUD, "show", "--json");
        assertThat(run.out().strip()).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
        assertThat(run.out())
                .contains("a\\u009B2J\\u202Eb\\u200B\\u2028\\u007F\\u061C\\uDB40\\uDC41 ", " \\\\u009B ", "ü");
        assertThat(run.json().get("about").asText()).isEqualTo(text);
    }

    @Test
    void escapesControlCharactersOfAFailureInJson() {
        CliRun run = CliRun.against(simulator, account, Mode.CLOUD, "set", "--json", "--email", "a\u009B\u202E");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out().strip()).doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
        CliRun missing = CliRun.against(simulator, account, Mode.CLOUD, "photo", "set", "--json", "no\u009B\u202E.png");
        assertThat(missing.exit()).isEqualTo(3);
        assertThat(missing.out().strip()).doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
        assertThat(missing.json().at("/error/reasons/0").asText()).contains("no\u009B\u202E.png");
    }

    @Test
    void ignoresAFinalSlashInTheAddress() {
        CliRun run = CliRun.withKey(account.key(), "show", "--mode=cloud", "--base-url", simulator.baseUri() + "/");
        assertThat(run.exit()).isZero();
    }

    @Test
    void refusesTwoFinalSlashesInTheAddress() {
        CliRun run = CliRun.withKey(account.key(), "show", "--mode=cloud", "--base-url", simulator.baseUri() + "//");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--base-url cannot be used", "empty segments");
    }
}
