package io.wabaprofile.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.wabaprofile.profile.Violation.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileUpdateTest {
    private static final String EMOJI = "\uD83D\uDE00";
    private static final BusinessProfile FULL = BusinessProfile.builder()
            .about("Open daily")
            .address("1 Main Street")
            .description("We sell books")
            .email("shop@example.com")
            .vertical(Vertical.RETAIL)
            .websites(List.of("https://one.example", "https://two.example"))
            .photoUrl("https://photos.example/signed")
            .build();

    // --- what an update says

    @Test
    void setsEveryFieldItNames() {
        ProfileUpdate update = ProfileUpdate.builder()
                .about("Closed")
                .address("2 Side Street")
                .description("We sell maps")
                .email("maps@example.com")
                .vertical(Vertical.TRAVEL)
                .websites("https://maps.example")
                .build();

        BusinessProfile after = update.applyTo(FULL);

        assertThat(after.about()).contains("Closed");
        assertThat(after.address()).contains("2 Side Street");
        assertThat(after.description()).contains("We sell maps");
        assertThat(after.email()).contains("maps@example.com");
        assertThat(after.vertical()).contains(Vertical.TRAVEL);
        assertThat(after.websites()).containsExactly("https://maps.example");
        assertThat(update.fields())
                .containsExactly(
                        ProfileField.ABOUT,
                        ProfileField.ADDRESS,
                        ProfileField.DESCRIPTION,
                        ProfileField.EMAIL,
                        ProfileField.VERTICAL,
                        ProfileField.WEBSITES);
    }

    @Test
    void clearsEveryFieldThatCanBeCleared() {
        ProfileUpdate update = ProfileUpdate.builder()
                .clearAddress()
                .clearDescription()
                .clearEmail()
                .clearWebsites()
                .build();

        BusinessProfile after = update.applyTo(FULL);

        assertThat(after)
                .isEqualTo(BusinessProfile.builder()
                        .read(ProfileField.all())
                        .about("Open daily")
                        .vertical(Vertical.RETAIL)
                        .photoUrl("https://photos.example/signed")
                        .build());
        assertThat(update.fields())
                .containsExactly(
                        ProfileField.ADDRESS, ProfileField.DESCRIPTION, ProfileField.EMAIL, ProfileField.WEBSITES);
    }

    @Test
    void silenceLeavesAFieldAlone() {
        ProfileUpdate update = ProfileUpdate.builder().about("Closed").build();

        assertThat(update.applyTo(FULL))
                .isEqualTo(FULL.toBuilder().about("Closed").build());
        assertThat(update.address().isKept()).isTrue();
        assertThat(update.about().isKept()).isFalse();
        assertThat(update.isEmpty()).isFalse();
        assertThat(ProfileUpdate.builder().build().isEmpty()).isTrue();
    }

    @Test
    void foldNamesTheOneAnswerThatFits() {
        ProfileUpdate update =
                ProfileUpdate.builder().about("Hello").clearEmail().build();

        assertThat(update.about().<String>fold(v -> "set " + v, () -> "cleared", () -> "kept"))
                .isEqualTo("set Hello");
        assertThat(update.email().<String>fold(v -> "set " + v, () -> "cleared", () -> "kept"))
                .isEqualTo("cleared");
        assertThat(update.vertical().<String>fold(v -> "set " + v, () -> "cleared", () -> "kept"))
                .isEqualTo("kept");
    }

    @Test
    void writtenSaysNothingOfWhatIsKept() {
        ProfileUpdate update =
                ProfileUpdate.builder().about("Hello").clearEmail().build();

        assertThat(update.about().<String>written(v -> "set " + v, "")).contains("set Hello");
        assertThat(update.email().<String>written(v -> "set " + v, "")).contains("");
        assertThat(update.address().<String>written(v -> "set " + v, "")).isEmpty();
    }

    @Test
    void theLastWordOnAFieldWins() {
        ProfileUpdate update = ProfileUpdate.builder()
                .about("first")
                .about("second")
                .address("somewhere")
                .clearAddress()
                .clearEmail()
                .email("shop@example.com")
                .websites("https://one.example")
                .websites("https://two.example")
                .build();

        assertThat(update)
                .isEqualTo(ProfileUpdate.builder()
                        .about("second")
                        .clearAddress()
                        .email("shop@example.com")
                        .websites("https://two.example")
                        .build());
    }

    @Test
    void aWrongWordTakenBackIsNotReported() {
        ProfileUpdate update =
                ProfileUpdate.builder().email("nonsense").clearEmail().build();

        assertThat(update.fields()).containsExactly(ProfileField.EMAIL);
    }

    @Test
    void aBuilderUsedAgainDoesNotChangeWhatItBuilt() {
        ProfileUpdate.Builder builder = ProfileUpdate.builder().about("first");
        ProfileUpdate built = builder.build();

        builder.about("second").clearEmail();

        assertThat(built).isEqualTo(ProfileUpdate.builder().about("first").build());
    }

    @Test
    void keepsItsOwnCopyOfTheWebsites() {
        List<String> websites = new ArrayList<>(List.of("https://one.example"));
        ProfileUpdate update = ProfileUpdate.builder().websites(websites).build();

        websites.set(0, "nonsense");

        assertThat(update).hasToString("ProfileUpdate[set websites to [https://one.example]]");
    }

    @Test
    void handingOutItsFieldsDoesNotOpenItUp() {
        ProfileUpdate update = ProfileUpdate.builder().about("Hello").build();

        update.fields().clear();

        assertThat(update.fields()).containsExactly(ProfileField.ABOUT);
    }

    @Test
    void toStringSaysWhatWillHappen() {
        assertThat(ProfileUpdate.builder()
                        .clearEmail()
                        .about("Hello")
                        .vertical(Vertical.AUTO)
                        .build())
                .hasToString("ProfileUpdate[set about to Hello, clear email, set vertical to AUTO]");
        assertThat(ProfileUpdate.builder().build()).hasToString("ProfileUpdate[]");
    }

    @Test
    void updatesThatSayTheSameAreEqual() {
        ProfileUpdate one = ProfileUpdate.builder().about("Hello").clearEmail().build();
        ProfileUpdate other =
                ProfileUpdate.builder().clearEmail().about("Hello").build();

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one).isNotEqualTo(ProfileUpdate.builder().about("Hello").build());
        assertThat(one).isNotEqualTo("Hello");
    }

    @ParameterizedTest
    @EnumSource(
            value = ProfileField.class,
            names = {"ABOUT", "VERTICAL", "PHOTO"})
    void refusesToClearAFieldThatThePlatformCannotClear(ProfileField field) {
        assertThat(field.isClearable()).isFalse();
        assertThatThrownBy(() -> ProfileUpdate.builder().clear(field).build())
                .isInstanceOf(InvalidProfileException.class)
                .hasMessage(field.label() + " cannot be emptied once it was set");
        assertThat(Stream.of(ProfileUpdate.Builder.class.getMethods())
                        .map(method -> method.getName())
                        .filter(name -> name.startsWith("clear")))
                .containsExactlyInAnyOrder("clear", "clearAddress", "clearDescription", "clearEmail", "clearWebsites");
    }

    @Test
    void nullIsAnsweredWithWhatToDoInstead() {
        String advice = "to keep a field, do not call its method; to empty it, clear it";
        ProfileUpdate.Builder builder = ProfileUpdate.builder();

        assertThatNullPointerException()
                .isThrownBy(() -> builder.about(nothing()))
                .withMessage(advice);
        assertThatNullPointerException()
                .isThrownBy(() -> builder.address(nothing()))
                .withMessage(advice);
        assertThatNullPointerException()
                .isThrownBy(() -> builder.description(nothing()))
                .withMessage(advice);
        assertThatNullPointerException()
                .isThrownBy(() -> builder.email(nothing()))
                .withMessage(advice);
        assertThatNullPointerException()
                .isThrownBy(() -> builder.vertical(nothing()))
                .withMessage(advice);
        assertThatNullPointerException()
                .isThrownBy(() -> builder.websites(ProfileUpdateTest.<List<String>>nothing()))
                .withMessage(advice);
        assertThatNullPointerException()
                .isThrownBy(() -> builder.websites(ProfileUpdateTest.<String[]>nothing()))
                .withMessage(advice);
        assertThatNullPointerException()
                .isThrownBy(() -> builder.websites("https://one.example", nothing()))
                .withMessage(advice);
        assertThatNullPointerException()
                .isThrownBy(() -> builder.websites(Arrays.asList("https://one.example", nothing())))
                .withMessage(advice);
        assertThat(builder.build().isEmpty()).isTrue();
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    private static <T> T nothing() {
        return null;
    }

    // --- all violations at once

    @Test
    void namesEveryViolationAtOnceInTheOrderOfTheFields() {
        InvalidProfileException refused = refused(ProfileUpdate.builder()
                .websites("ftp://one.example", "https://two.example", "https://three.example")
                .vertical(Vertical.UNDEFINED)
                .email("nobody")
                .description("d".repeat(513))
                .address("a".repeat(257))
                .about(" "));

        assertThat(refused.violations())
                .extracting(Violation::field, Violation::rule, Violation::limit)
                .containsExactly(
                        tuple(ProfileField.ABOUT, Rule.BLANK, OptionalInt.empty()),
                        tuple(ProfileField.ADDRESS, Rule.TOO_LONG, OptionalInt.of(256)),
                        tuple(ProfileField.DESCRIPTION, Rule.TOO_LONG, OptionalInt.of(512)),
                        tuple(ProfileField.EMAIL, Rule.NOT_AN_EMAIL, OptionalInt.empty()),
                        tuple(ProfileField.VERTICAL, Rule.READ_ONLY, OptionalInt.empty()),
                        tuple(ProfileField.WEBSITES, Rule.TOO_MANY, OptionalInt.of(2)),
                        tuple(ProfileField.WEBSITES, Rule.NOT_A_WEBSITE, OptionalInt.empty()));
        assertThat(refused.violations())
                .allSatisfy(violation -> assertThat(refused).hasMessageContaining(violation.message()));
        assertThat(refused.violations().get(3).given()).isEqualTo("\"nobody\"");
        assertThat(refused.violations().get(4).given()).isEqualTo("\"UNDEFINED\"");
    }

    @Test
    void everyMessageNamesFieldLimitAndWhatWasGiven() {
        assertThat(refused(ProfileUpdate.builder().about("a".repeat(140))))
                .hasMessage("about may have at most 139 characters: \"" + "a".repeat(60) + "…\" (140 characters)");
        assertThat(refused(ProfileUpdate.builder().about("")))
                .hasMessage("about may not be blank: \"\"")
                .hasMessageNotContaining("clear");
        assertThat(refused(ProfileUpdate.builder().address("")))
                .hasMessage("address may not be blank (to empty it, clear it): \"\"");
        assertThat(refused(ProfileUpdate.builder().email("nobody")))
                .hasMessage("email must be an e-mail address such as shop@example.com: \"nobody\"");
        assertThat(refused(ProfileUpdate.builder().vertical(Vertical.NOT_A_BIZ)))
                .hasMessage("vertical can be read but not written: \"NOT_A_BIZ\"");
        assertThat(refused(ProfileUpdate.builder().websites("example.com")))
                .hasMessage(
                        "websites must start with http:// or https:// exactly once, followed by a host: \"example.com\"");
        assertThat(refused(ProfileUpdate.builder().websites("https://a.b", "https://c.d", "https://e.f")))
                .hasMessage("websites may be at most 2: 3 were given");
        assertThat(refused(ProfileUpdate.builder().about("half \uD83D")))
                .hasMessage("about must be valid Unicode text: \"half \\uD83D\"");
    }

    @Test
    void oneValueMayBreakSeveralRules() {
        assertThat(rules(ProfileUpdate.builder().about(" ".repeat(140)))).containsExactly(Rule.BLANK, Rule.TOO_LONG);
        assertThat(rules(ProfileUpdate.builder().email("x".repeat(129))))
                .containsExactly(Rule.TOO_LONG, Rule.NOT_AN_EMAIL);
    }

    @Test
    void everyWrongWebsiteIsNamed() {
        InvalidProfileException refused = refused(ProfileUpdate.builder().websites("one.example", "two.example"));

        assertThat(refused.violations())
                .extracting(Violation::given)
                .containsExactly("\"one.example\"", "\"two.example\"");
    }

    @Test
    void violationsCannotBeChanged() {
        List<Violation> violations = refused(ProfileUpdate.builder().about("")).violations();

        assertThat(violations).isUnmodifiable();
    }

    @Test
    void theRefusalSurvivesSerialisationWithItsViolations() throws Exception {
        InvalidProfileException refused =
                refused(ProfileUpdate.builder().about("").email("nobody"));

        InvalidProfileException copy = Serialized.copyOf(refused, InvalidProfileException.class);

        assertThat(copy).hasMessage(refused.getMessage());
        assertThat(copy.violations()).hasSize(2).isEqualTo(refused.violations());
    }

    @Test
    void messagesCarryNoRawControlCharacters() {
        InvalidProfileException refused = refused(ProfileUpdate.builder()
                .email("a\r\n\u0000\u001B[31m\u007F\u0085\u202E\u200B\u2028\u2029b")
                .websites("x\ny"));

        assertThat(refused.getMessage()).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
        assertThat(refused).hasMessageContaining("\\u000D\\u000A\\u0000\\u001B[31m\\u007F\\u0085\\u202E");
        assertThat(refused).hasMessageContaining("\\u2028\\u2029b");
    }

    @Test
    void messagesAreShortenedByCharactersNotByHalves() {
        InvalidProfileException refused = refused(ProfileUpdate.builder().about(EMOJI.repeat(100_000)));

        assertThat(refused)
                .hasMessage("about may have at most 139 characters: \"" + EMOJI.repeat(60) + "…\" (100000 characters)");
    }

    @Test
    void sixtyCharactersAreShownInFull() {
        assertThat(refused(ProfileUpdate.builder().email("e".repeat(60))))
                .hasMessageEndingWith("\"" + "e".repeat(60) + "\"");
        assertThat(refused(ProfileUpdate.builder().email("e".repeat(61))))
                .hasMessageEndingWith("\"" + "e".repeat(60) + "…\" (61 characters)");
    }

    // --- each rule at its border

    @Test
    void lengthsCountCodePoints() {
        assertAccepted(ProfileUpdate.builder().about(EMOJI.repeat(139)));
        assertThat(rules(ProfileUpdate.builder().about(EMOJI.repeat(140)))).containsExactly(Rule.TOO_LONG);
        assertAccepted(ProfileUpdate.builder().address(EMOJI.repeat(256)));
        assertAccepted(ProfileUpdate.builder().description(EMOJI.repeat(512)));
    }

    @Test
    void aboutHolds1To139Characters() {
        assertThat(rules(ProfileUpdate.builder().about(""))).containsExactly(Rule.BLANK);
        assertAccepted(ProfileUpdate.builder().about("a"));
        assertAccepted(ProfileUpdate.builder().about("a".repeat(139)));
        assertThat(rules(ProfileUpdate.builder().about("a".repeat(140)))).containsExactly(Rule.TOO_LONG);
    }

    @Test
    void addressHoldsAtMost256Characters() {
        assertAccepted(ProfileUpdate.builder().address("a".repeat(256)));
        assertThat(rules(ProfileUpdate.builder().address("a".repeat(257)))).containsExactly(Rule.TOO_LONG);
        assertThat(rules(ProfileUpdate.builder().address("\t\n "))).containsExactly(Rule.BLANK);
    }

    @Test
    void descriptionHoldsAtMost512Characters() {
        assertAccepted(ProfileUpdate.builder().description("d".repeat(512)));
        assertThat(rules(ProfileUpdate.builder().description("d".repeat(513)))).containsExactly(Rule.TOO_LONG);
        assertThat(rules(ProfileUpdate.builder().description(""))).containsExactly(Rule.BLANK);
        assertAccepted(ProfileUpdate.builder().description("two\nlines"));
    }

    @Test
    void emailHoldsAtMost128Characters() {
        String tail = "@example.com";
        assertAccepted(ProfileUpdate.builder().email("e".repeat(128 - tail.length()) + tail));
        assertThat(rules(ProfileUpdate.builder().email("e".repeat(129 - tail.length()) + tail)))
                .containsExactly(Rule.TOO_LONG);
        assertThat(rules(ProfileUpdate.builder().email(" "))).containsExactly(Rule.BLANK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.c", "first.last+tag@shop.example.co.uk", "büro@straße.example", "a'b@example.com"})
    void anEmailHasANameAHostAndADomain(String email) {
        assertAccepted(ProfileUpdate.builder().email(email));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop",
                "@example.com",
                "shop@",
                "shop@localhost",
                "shop@.com",
                "shop@example.",
                "shop@example..com",
                "a@b@example.com"
            })
    void whatIsNoEmailIsRefused(String email) {
        assertThat(rules(ProfileUpdate.builder().email(email))).containsExactly(Rule.NOT_AN_EMAIL);
    }

    @Test
    void anEmailOfAnyLengthIsRefusedInWords() {
        assertThat(rules(ProfileUpdate.builder().email("a@b" + ".c".repeat(200_000))))
                .containsExactly(Rule.TOO_LONG, Rule.NOT_AN_EMAIL);
        assertThat(rules(ProfileUpdate.builder().email("a@b" + ".c".repeat(200_000) + ".")))
                .containsExactly(Rule.TOO_LONG, Rule.NOT_AN_EMAIL);
    }

    @Test
    void oneOrTwoWebsitesAreAccepted() {
        assertAccepted(ProfileUpdate.builder().websites("https://one.example"));
        assertAccepted(ProfileUpdate.builder().websites("https://one.example", "https://two.example"));
        assertThat(rules(ProfileUpdate.builder().websites("https://a.b", "https://c.d", "https://e.f")))
                .containsExactly(Rule.TOO_MANY);
    }

    @Test
    void noWebsitesAreNotAWayToClear() {
        assertThat(refused(ProfileUpdate.builder().websites()))
                .hasMessageContaining("to empty it, clear it")
                .satisfies(refused -> assertThat(refused.violations())
                        .extracting(Violation::rule)
                        .containsExactly(Rule.BLANK));
        assertThat(rules(ProfileUpdate.builder().websites(""))).containsExactly(Rule.BLANK);
    }

    @Test
    void eachWebsiteHoldsAtMost256Characters() {
        String start = "https://one.example/";
        String fits = start + "p".repeat(256 - start.length());
        assertAccepted(ProfileUpdate.builder().websites(fits, fits));
        assertThat(rules(ProfileUpdate.builder().websites(fits, fits + "p"))).containsExactly(Rule.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://one.example",
                "https://one.example/path?query=1#part",
                "HTTPS://ONE.EXAMPLE",
                "https://straße.example",
                "http://localhost:8080",
                "https://[2001:db8::1]/"
            })
    void aWebsiteHasASchemeAndAHost(String website) {
        assertAccepted(ProfileUpdate.builder().websites(website));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one.example",
                "www.one.example",
                "//one.example",
                "ftp://one.example",
                "https:one.example",
                "https:/one.example",
                "https://",
                "https:///path",
                "https://?query",
                "https://#part",
                "javascript:alert(1)"
            })
    void whatIsNoWebsiteIsRefused(String website) {
        assertThat(rules(ProfileUpdate.builder().websites(website))).containsExactly(Rule.NOT_A_WEBSITE);
    }

    @Test
    void verticalsThatAreReadableOnlyAreRefused() {
        assertThat(rules(ProfileUpdate.builder().vertical(Vertical.UNDEFINED))).containsExactly(Rule.READ_ONLY);
        assertThat(rules(ProfileUpdate.builder().vertical(Vertical.NOT_A_BIZ))).containsExactly(Rule.READ_ONLY);
        assertThat(rules(ProfileUpdate.builder().vertical(Vertical.of("UNDEFINED"))))
                .containsExactly(Rule.READ_ONLY);
        assertAccepted(ProfileUpdate.builder().vertical(Vertical.of("SPACE_TOURISM")));
    }

    @Test
    void halfASurrogatePairIsRefusedEverywhere() {
        String half = "\uDE00";
        assertThat(rules(ProfileUpdate.builder().about("a" + half))).containsExactly(Rule.NOT_UNICODE);
        assertThat(rules(ProfileUpdate.builder().address("\uD83D b"))).containsExactly(Rule.NOT_UNICODE);
        assertThat(rules(ProfileUpdate.builder().description(half))).containsExactly(Rule.NOT_UNICODE);
        assertThat(rules(ProfileUpdate.builder().email(half + "@example.com"))).containsExactly(Rule.NOT_UNICODE);
        assertThat(rules(ProfileUpdate.builder().vertical(Vertical.of("RETAIL" + half))))
                .containsExactly(Rule.NOT_UNICODE);
        assertThat(rules(ProfileUpdate.builder().websites("https://one.example/" + half)))
                .containsExactly(Rule.NOT_UNICODE);
    }

    // --- between and restore, by example; their laws are tested elsewhere

    @Test
    void betweenLeavesWhatTheDesiredProfileDoesNotSay() {
        BusinessProfile desired =
                BusinessProfile.builder().about("Closed").address("").build();

        assertThat(ProfileUpdate.between(FULL, desired))
                .isEqualTo(ProfileUpdate.builder().about("Closed").build());
    }

    @Test
    void betweenRefusesWhatCannotBeWritten() {
        BusinessProfile desired = BusinessProfile.builder().email("nobody").build();

        assertThat(catchThrowableOfType(InvalidProfileException.class, () -> ProfileUpdate.between(FULL, desired))
                        .violations())
                .extracting(Violation::field)
                .containsExactly(ProfileField.EMAIL);
    }

    @Test
    void whatAlreadyHoldsNeedNotBeWritable() {
        BusinessProfile old = BusinessProfile.builder().email("nobody").build();

        assertThat(ProfileUpdate.between(old, old).isEmpty()).isTrue();
        assertThat(ProfileUpdate.restore(old, old).isEmpty()).isTrue();
    }

    @Test
    void restoreClearsWhatTheBackupWasReadWithout() {
        BusinessProfile backup =
                FULL.toBuilder().email(null).websites(List.of()).build();

        assertThat(ProfileUpdate.restore(FULL, backup))
                .isEqualTo(ProfileUpdate.builder().clearEmail().clearWebsites().build());
    }

    @Test
    void restoreLeavesWhatTheBackupWasNotAskedFor() {
        BusinessProfile backup = BusinessProfile.builder().about("Open daily").build();

        assertThat(ProfileUpdate.restore(FULL, backup).isEmpty()).isTrue();
    }

    @Test
    void restoreCountsWhatWasNotReadAsPossiblySet() {
        BusinessProfile unread = BusinessProfile.builder().about("Open daily").build();
        BusinessProfile backup = BusinessProfile.builder().email(null).build();

        assertThat(ProfileUpdate.restore(unread, backup))
                .isEqualTo(ProfileUpdate.builder().clearEmail().build());
    }

    @Test
    void restoreNamesAllItCannotDoAtOnceInTheOrderOfTheFields() {
        BusinessProfile backup = BusinessProfile.builder()
                .read(ProfileField.all())
                .email("nobody")
                .websites(List.of("one.example"))
                .build();

        InvalidProfileException refused =
                catchThrowableOfType(InvalidProfileException.class, () -> ProfileUpdate.restore(FULL, backup));

        assertThat(refused.violations())
                .extracting(Violation::field, Violation::rule)
                .containsExactly(
                        tuple(ProfileField.ABOUT, Rule.NOT_CLEARABLE),
                        tuple(ProfileField.EMAIL, Rule.NOT_AN_EMAIL),
                        tuple(ProfileField.VERTICAL, Rule.NOT_CLEARABLE),
                        tuple(ProfileField.WEBSITES, Rule.NOT_A_WEBSITE));
        assertThat(refused.violations().get(0).message()).isEqualTo("about cannot be emptied once it was set");
    }

    @Test
    void withoutKeepsWhatWasNotRead() {
        ProfileUpdate update =
                ProfileUpdate.builder().about("Open daily").clearEmail().build();
        BusinessProfile read = BusinessProfile.builder().about("Open daily").build();

        assertThat(update.without(read))
                .isEqualTo(ProfileUpdate.builder().clearEmail().build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "https://one.example https://one.example/",
                "HTTPS://One.Example https://one.example/",
                "https://one.example:8443 https://ONE.example:8443/",
                "https://one.example?a=B https://one.example/?a=B",
                "https://one.example#Part https://one.example/#Part",
                "https://bücher.example https://BÜCHER.example/"
            })
    void treatsEquivalentWebsitesAsEqualAndKeepsTheGivenForm(String given, String read) {
        ProfileUpdate update = ProfileUpdate.builder().websites(given).build();
        BusinessProfile current =
                BusinessProfile.builder().websites(List.of(read)).build();

        assertThat(update.without(current).isEmpty()).isTrue();
        assertThat(ProfileUpdate.between(current, update.applyTo(current)).isEmpty())
                .isTrue();
        assertThat(update.websites()).isEqualTo(new Change.SetTo<>(List.of(given)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "https://one.example http://one.example",
                "https://one.example/a https://one.example/a/",
                "https://one.example/A https://one.example/a",
                "https://one.example?A https://one.example?a",
                "https://one.example https://one.example:443",
                "https://one.example https://User@one.example"
            })
    void writesAWebsiteThatIsNotEquivalent(String given, String read) {
        ProfileUpdate update = ProfileUpdate.builder().websites(given).build();
        BusinessProfile current =
                BusinessProfile.builder().websites(List.of(read)).build();

        assertThat(update.without(current)).isEqualTo(update);
        assertThat(ProfileUpdate.between(current, update.applyTo(current))).isEqualTo(update);
    }

    private static void assertAccepted(ProfileUpdate.Builder builder) {
        assertThat(builder.build().isEmpty()).isFalse();
    }

    private static List<Rule> rules(ProfileUpdate.Builder builder) {
        return refused(builder).violations().stream().map(Violation::rule).toList();
    }

    private static InvalidProfileException refused(ProfileUpdate.Builder builder) {
        InvalidProfileException refused = catchThrowableOfType(InvalidProfileException.class, builder::build);
        assertThat(refused).as("the update should be refused").isNotNull();
        return refused;
    }

    @Test
    void reportsABlankVerticalWithTheOtherViolations() {
        ProfileUpdate.Builder update =
                ProfileUpdate.builder().set(ProfileField.VERTICAL, List.of(" ")).set(ProfileField.ABOUT, List.of(""));

        assertThatThrownBy(update::build)
                .isInstanceOfSatisfying(
                        InvalidProfileException.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting(Violation::field, Violation::rule)
                                .containsExactly(
                                        tuple(ProfileField.ABOUT, Violation.Rule.BLANK),
                                        tuple(ProfileField.VERTICAL, Violation.Rule.BLANK)));
    }
}
