package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.cli.connection.Mode;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.journal.Exchange;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.rules.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetCommandTest {
    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final SimulatedAccount account = simulator.newAccount();

    @BeforeEach
    void setUp() {
        SampleShop.setUp(account);
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private CliRun set(Mode mode, String... options) {
        String[] command = new String[options.length + 1];
        command[0] = "set";
        System.arraycopy(options, 0, command, 1, options.length);
        return CliRun.against(simulator, account, mode, command);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void setsEveryField(Mode mode) {
        CliRun run = set(
                mode,
                "--about=@books ☕",
                "--address=1 New Street",
                "--description=-50% today",
                "--email=new@shop.example",
                "--vertical=RETAIL",
                "--website=https://a.example",
                "--website=https://b.example");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("Coffee and cake by the harbour", "→  @books ☕", "→  -50% today");
        assertThat(account.profile().about()).contains("@books ☕");
        assertThat(account.profile().address()).contains("1 New Street");
        assertThat(account.profile().description()).contains("-50% today");
        assertThat(account.profile().email()).contains("new@shop.example");
        assertThat(account.profile().vertical()).contains(Vertical.RETAIL);
        assertThat(account.profile().websites()).containsExactly("https://a.example", "https://b.example");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void clears(Mode mode) {
        CliRun run = set(
                mode,
                "--clear",
                "address",
                "--clear",
                "description",
                "--clear",
                "email",
                "--clear",
                "websites",
                "--json");
        assertThat(run.json().toString())
                .isEqualTo("{\"outcome\":\"updated\",\"fields\":[\"address\",\"description\",\"email\",\"websites\"]}");
        assertThat(account.profile().address()).isEmpty();
        assertThat(account.profile().description()).isEmpty();
        assertThat(account.profile().email()).isEmpty();
        assertThat(account.profile().websites()).isEmpty();
        assertThat(account.profile().about()).isPresent();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void doesNotWriteUnchangedValues(Mode mode) {
        CliRun people = set(mode, "--vertical", "RESTAURANT");
        CliRun machines = set(mode, "--vertical", "RESTAURANT", "--json");
        assertThat(people.exit()).isZero();
        assertThat(people.out()).startsWith("Unchanged");
        assertThat(machines.json().toString()).isEqualTo("{\"outcome\":\"unchanged\"}");
        assertThat(simulator.exchanges()).extracting(Exchange::method).containsOnly("GET");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void writesAWebsiteOnceWhereThePlatformAddsASlash(Mode mode) {
        simulator.enable(Variant.WEBSITES_GET_A_SLASH);
        assertThat(set(mode, "--website", "https://new.example").out()).contains("→  https://new.example");
        assertThat(set(mode, "--website", "https://new.example").out()).startsWith("Unchanged");
    }

    @Test
    void showsOnlyChangedFields() {
        CliRun run = set(Mode.CLOUD, "--about", "New", "--vertical", "RESTAURANT");
        assertThat(run.out().lines()).hasSize(3);
        assertThat(run.out()).contains("about").doesNotContain("vertical");
    }

    @Test
    void namesEveryViolationAndSendsNothing() {
        CliRun run = set(
                Mode.CLOUD,
                "--about",
                "",
                "--email=nobody",
                "--vertical= ",
                "--website=a.example",
                "--clear=photo",
                "--clear=address");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .containsExactly(
                        "about may not be blank: \"\"",
                        "email must be an e-mail address such as shop@example.com: \"nobody\"",
                        "vertical may not be blank: \" \"",
                        "websites must start with http:// or https:// exactly once, followed by a host: \"a.example\"",
                        "photo cannot be emptied once it was set");
        assertThat(simulator.exchanges()).isEmpty();
    }

    @Test
    void violationsAreAListInJson() {
        CliRun run =
                set(Mode.CLOUD, "--json", "--website=https://a.b", "--website=https://b.c", "--website=https://c.d");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.json().at("/error/family").asText()).isEqualTo("refused");
        assertThat(run.json().at("/error/outcome").asText()).isEqualTo("not_applied");
        assertThat(run.json().at("/error/reasons/0").asText()).isEqualTo("websites may be at most 2: 3 were given");
    }

    @ParameterizedTest
    @ValueSource(strings = {"about", "vertical", "photo"})
    void rejectsClearingAFieldThatCannotBeCleared(String field) {
        CliRun run = set(Mode.ON_PREMISE, "--clear", field);
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err().strip()).isEqualTo(field + " cannot be emptied once it was set");
    }

    @Test
    void requiresAtLeastOneChangeAndNoContradiction() {
        assertThat(set(Mode.CLOUD).err()).contains("Name at least one change");
        assertThat(set(Mode.CLOUD).exit()).isEqualTo(2);
        CliRun both = set(Mode.CLOUD, "--email=a@b.example", "--clear=email");
        assertThat(both.exit()).isEqualTo(2);
        assertThat(both.err()).contains("Cannot both set and clear email");
        CliRun unknown = set(Mode.CLOUD, "--clear=phone");
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("address, description, email or websites");
    }

    @Test
    void rejectsAnArgumentThatTheLocaleCannotDecode() {
        CliRun run = set(Mode.CLOUD, "--about", "Books \uFFFD\uFFFD\uFFFD");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("LC_ALL");
        assertThat(simulator.exchanges()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void sendsAnUnknownVerticalWithAWarning(Mode mode) {
        CliRun run = set(mode, "--vertical", "SPACE_TRAVEL", "--json");
        assertThat(run.exit()).isEqualTo(5);
        assertThat(run.json().at("/error/family").asText()).isEqualTo("rejected");
        assertThat(run.json().at("/error/operation").asText()).isEqualTo("update_profile");
        assertThat(run.json().at("/error/remote/status").asInt()).isEqualTo(400);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith(
                        "Warning: Unknown vertical 'SPACE_TRAVEL' is sent unchanged. Known codes: OTHER, AUTO, BEAUTY, ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shopping and Retail", "retail", "SHOPPING AND RETAIL", " Retail "})
    void acceptsAVerticalByCodeOrLabelInAnyLetterCase(String vertical) {
        for (Mode mode : Mode.values()) {
            SampleShop.setUp(account);
            CliRun run = set(mode, "--vertical", vertical);
            assertThat(run.err()).isEmpty();
            assertThat(run.exit()).isZero();
            assertThat(account.profile().vertical()).contains(Vertical.RETAIL);
        }
    }

    @Test
    void refusesAReadOnlyVerticalInAnyLetterCaseWithoutAWarning() {
        CliRun run = set(Mode.CLOUD, "--vertical", "undefined");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err().strip()).isEqualTo("vertical can be read but not written: \"UNDEFINED\"");
    }

    @Test
    void escapesControlCharactersInAWarning() {
        CliRun run = set(Mode.CLOUD, "--vertical", "\u001B[2J");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.everything()).doesNotContain("\u001B");
    }
}
