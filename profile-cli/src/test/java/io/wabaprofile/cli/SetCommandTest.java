package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wabaprofile.cli.connection.Mode;
import io.wabaprofile.profile.BusinessProfile;
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
        assertThat(run.out()).contains("Coffee and cake by the harbour", "+ @books ☕", "+ -50% today");
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
        BusinessProfile before = account.profile();
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
                .startsWith(
                        "{\"outcome\":\"updated\",\"fields\":[\"address\",\"description\",\"email\",\"websites\"],\"before\"")
                .endsWith("\"after\":{\"address\":null,\"description\":null,\"email\":null,\"websites\":[]}}");
        assertThat(run.json().at("/before/email").asText())
                .isEqualTo(before.email().orElseThrow());
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
        assertThat(set(mode, "--website", "https://new.example").out()).contains("+ https://new.example");
        assertThat(set(mode, "--website", "https://new.example").out()).startsWith("Unchanged");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aDryRunShowsTheChangeAndWritesNothing(Mode mode) {
        CliRun run = set(mode, "--about=New", "--vertical=RESTAURANT", "--clear=email", "--dry-run");
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "  about        - Coffee and cake by the harbour",
                        "               + New",
                        "  email        - " + account.profile().email().orElseThrow(),
                        "               + (not set)",
                        "Dry run: nothing was written.");
        CliRun json = set(mode, "--about=New", "--dry-run", "--json");
        assertThat(json.out().strip())
                .isEqualTo("{\"outcome\":\"would_update\",\"fields\":[\"about\"],"
                        + "\"before\":{\"about\":\"Coffee and cake by the harbour\"},\"after\":{\"about\":\"New\"}}");
        assertThat(simulator.exchanges()).extracting(Exchange::method).containsOnly("GET");
    }

    @Test
    void aDryRunRefusesInvalidValues() {
        CliRun run = set(Mode.CLOUD, "--about", "x".repeat(140), "--dry-run");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).startsWith("about may have at most 139 characters");
        assertThat(simulator.exchanges()).isEmpty();
    }

    @Test
    void showsTheWholeOfALongText() {
        String text = "One two three. ".repeat(30).strip();
        assertThat(set(Mode.CLOUD, "--description", text).out().replaceAll("\\s+", " "))
                .contains(text);
    }

    @Test
    void showsOnlyChangedFields() {
        CliRun run = set(Mode.CLOUD, "--about", "New", "--vertical", "RESTAURANT");
        assertThat(run.out().lines())
                .containsExactly("  about        - Coffee and cake by the harbour", "               + New");
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
        assertThat(unknown.err())
                .contains("'--clear'", "must be one of about, address, description, email, vertical, websites, photo");
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
                .startsWith("Warning: The vertical 'SPACE_TRAVEL' is not known. It is sent unchanged.");
        assertThat(run.json().get("advice"))
                .extracting(JsonNode::asText)
                .contains("  OTHER              Other", "  MATRIMONY_SERVICE  Matrimony Service")
                .hasSize(23);
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
