package io.wabaprofile.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.InvalidProfileException;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.profile.Violation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON of profiles and updates. Each generation of Jackson runs these tests. */
abstract class ProfileJsonContract {
    private static final int RANDOM_DOCUMENTS = 1_000;

    /** A request of an application that contains an update. */
    record ChangeRequest(String number, ProfileUpdate changes) {}

    /** With a mapper that discovers the module. */
    abstract String write(Object value) throws Exception;

    /** With a mapper that discovers the module and ignores unknown members of other types. */
    abstract <T> T read(String json, Class<T> type) throws Exception;

    abstract Class<? extends Exception> mappingException();

    private AbstractThrowableAssert<?, ?> assertRefused(String json, Class<?> type) {
        Throwable refusal = catchThrowable(() -> read(json, type));
        return assertThat(refusal).as(json).isInstanceOf(mappingException());
    }

    @Test
    void writesAProfileWithTheFieldsInTheirOrder() throws Exception {
        BusinessProfile profile = BusinessProfile.builder()
                .photoUrl("https://photos.example/1?sig=a")
                .websites(List.of("https://one.example", "https://two.example"))
                .vertical(Vertical.of("SPACE_TRAVEL"))
                .about("Open till nine \u00E9")
                .build();

        assertThat(write(profile))
                .isEqualTo("{\"about\":\"Open till nine \u00E9\",\"vertical\":\"SPACE_TRAVEL\","
                        + "\"websites\":[\"https://one.example\",\"https://two.example\"],"
                        + "\"photo\":\"https://photos.example/1?sig=a\"}");
    }

    @Test
    void writesAFieldWithoutAValueAndLeavesOutAFieldThatWasNotRead() throws Exception {
        BusinessProfile profile = BusinessProfile.builder()
                .read(List.of(ProfileField.EMAIL, ProfileField.WEBSITES))
                .build();

        String json = write(profile);

        assertThat(json).isEqualTo("{\"email\":null,\"websites\":[]}");
        assertThat(read(json, BusinessProfile.class).fields()).isEqualTo(profile.fields());
    }

    @Test
    void writesAnUpdateAsAMergePatch() throws Exception {
        ProfileUpdate update = ProfileUpdate.builder()
                .about("Open")
                .clearEmail()
                .clearWebsites()
                .build();

        assertThat(write(update)).isEqualTo("{\"about\":\"Open\",\"email\":null,\"websites\":null}");
    }

    @Test
    void aProfileThatIsWrittenAndReadIsEqual() throws Exception {
        for (int seed = 0; seed < RANDOM_DOCUMENTS; seed++) {
            BusinessProfile profile = new RandomDocuments(seed).profile();

            assertThat(read(write(profile), BusinessProfile.class))
                    .as("seed %d", seed)
                    .isEqualTo(profile);
        }
    }

    @Test
    void anUpdateThatIsWrittenAndReadIsEqual() throws Exception {
        for (int seed = 0; seed < RANDOM_DOCUMENTS; seed++) {
            ProfileUpdate update = new RandomDocuments(seed).update();

            assertThat(read(write(update), ProfileUpdate.class))
                    .as("seed %d", seed)
                    .isEqualTo(update);
        }
    }

    @Test
    void aPatchOfTheDocumentHasTheEffectOfTheUpdate() throws Exception {
        for (int seed = 0; seed < RANDOM_DOCUMENTS; seed++) {
            RandomDocuments random = new RandomDocuments(seed);
            BusinessProfile profile = random.profile();
            ProfileUpdate update = random.update();

            BusinessProfile patched = read(write(merged(profile, update)), BusinessProfile.class);

            BusinessProfile expected = update.applyTo(profile);
            for (ProfileField field : ProfileField.values()) {
                assertThat(patched.values(field)).as("seed %d", seed).isEqualTo(expected.values(field));
            }
        }
    }

    /** RFC 7396 for documents without nested objects. */
    private Map<String, Object> merged(BusinessProfile profile, ProfileUpdate update) throws Exception {
        Map<String, Object> document = new HashMap<>(members(profile));
        members(update).forEach((name, value) -> {
            if (value == null) {
                document.remove(name);
            } else {
                document.put(name, value);
            }
        });
        return document;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> members(Object value) throws Exception {
        return read(write(value), Map.class);
    }

    @Test
    void ignoresUnknownMembersOfAProfile() throws Exception {
        String json = "{\"cover\":{\"about\":\"no\",\"sizes\":[1,[2]]},\"about\":\"yes\",\"isOpen\":true}";

        assertThat(read(json, BusinessProfile.class))
                .isEqualTo(BusinessProfile.builder().about("yes").build());
    }

    @Test
    void readsAnEmptyArrayOfWebsitesAsClear() throws Exception {
        assertThat(read("{\"websites\":[]}", ProfileUpdate.class))
                .isEqualTo(ProfileUpdate.builder().clearWebsites().build());
    }

    @Test
    void readsADocumentWithoutMembersAsAnUpdateThatKeepsEachField() throws Exception {
        assertThat(read("{}", ProfileUpdate.class).isEmpty()).isTrue();
    }

    @Test
    void refusesAnUnknownMemberOfAnUpdateAndNamesTheKnownOnes() {
        assertRefused("{\"abuot\":\"Open\"}", ProfileUpdate.class)
                .hasMessageContaining("\"abuot\"")
                .hasMessageContaining("6 known properties: \"about\", \"address\"")
                .hasMessageContaining("ProfileUpdate[\"abuot\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"photo\":\"https://photos.example/1\"}", "{\"photo\":null}", "{\"photo\":{}}"})
    void refusesThePhotoInAnUpdate(String json) {
        assertRefused(json, ProfileUpdate.class)
                .hasMessageContaining("photo may not be part of an update; write it through PhotoGateway")
                .hasMessageContaining("ProfileUpdate[\"photo\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'about':5}|about must be a string of at most 139 characters or null, but is a number",
                "{'email':true}|email must be a string of at most 128 characters or null, but is a boolean",
                "{'vertical':['RETAIL']}|vertical must be a string of at most 64 characters or null, but is an array",
                "{'address':{}}|address must be a string of at most 256 characters or null, but is an object",
                "{'websites':'x'}|websites must be an array of at most 2 strings of at most 256 characters or null, "
                        + "but is a string",
                "{'websites':['https://a.example',1.5]}|websites must be an array of at most 2 strings of at most 256 "
                        + "characters or null, but contains a number",
                "{'websites':[null]}|websites must be an array of at most 2 strings of at most 256 characters or null, "
                        + "but contains null"
            })
    void refusesAWrongTypeInAnUpdateAndNamesTheLimit(String json, String message) {
        assertRefused(json.replace('\'', '"'), ProfileUpdate.class).hasMessageContaining(message);
    }

    @Test
    void refusesAWrongTypeInAProfile() {
        assertRefused("{\"about\":5}", BusinessProfile.class)
                .hasMessageContaining("about must be a string or null, but is a number")
                .hasMessageContaining("BusinessProfile[\"about\"]");
    }

    @ParameterizedTest
    @CsvSource({"'[{}]',an array", "'\"Open\"',a string", "5,a number"})
    void refusesADocumentThatIsNoObject(String json, String kind) {
        assertRefused(json, ProfileUpdate.class)
                .hasMessageContaining("ProfileUpdate must be a JSON object, but is " + kind);
    }

    @Test
    void refusesARepeatedMember() {
        assertRefused("{\"about\":\"one\",\"about\":\"two\"}", ProfileUpdate.class)
                .hasMessageContaining("about may be given once, but is repeated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"about", "vertical"})
    void refusesNullForAFieldThatCannotBeCleared(String field) {
        assertRefused("{\"" + field + "\":null}", ProfileUpdate.class)
                .hasMessageContaining(field + " cannot be emptied once it was set")
                .cause()
                .isInstanceOfSatisfying(
                        InvalidProfileException.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting(Violation::rule)
                                .containsExactly(Violation.Rule.NOT_CLEARABLE));
    }

    @Test
    void refusesAllInvalidValuesAtOnce() {
        String json = "{\"about\":\"" + "a".repeat(140) + "\",\"email\":\"nobody\",\"vertical\":null,"
                + "\"websites\":[\"\",\"https://b.example\",\"https://c.example\"]}";

        assertRefused(json, ProfileUpdate.class)
                .hasMessageContaining("about may have at most 139 characters")
                .hasMessageContaining("email must be an e-mail address")
                .hasMessageContaining("websites may be at most 2: 3 were given")
                .cause()
                .isInstanceOfSatisfying(
                        InvalidProfileException.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting(Violation::field)
                                .containsExactly(
                                        ProfileField.ABOUT,
                                        ProfileField.EMAIL,
                                        ProfileField.VERTICAL,
                                        ProfileField.WEBSITES,
                                        ProfileField.WEBSITES));
    }

    @Test
    void namesTheMemberOfTheRequestThatContainsAnInvalidUpdate() throws Exception {
        assertRefused("{\"number\":\"1\",\"changes\":{\"about\":\"\"}}", ChangeRequest.class)
                .hasMessageContaining("about may not be blank")
                .hasMessageContaining("ChangeRequest[\"changes\"]")
                .hasCauseInstanceOf(InvalidProfileException.class);
        assertThat(read("{\"number\":\"1\",\"changes\":{\"address\":null}}", ChangeRequest.class)
                        .changes()
                        .fields())
                .containsExactly(ProfileField.ADDRESS);
    }
}
