package io.wabaprofile.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What holds for every profile and every update, tried on thousands that chance made from a fixed seed. */
class ProfileUpdateLawsTest {
    private static final long SEED = 20_260_711L;
    private static final int CASES = 5_000;

    private record Case(int number, BusinessProfile a, BusinessProfile b, ProfileUpdate update) {
        String name() {
            return String.format("seed %d, case %d: a=%s b=%s update=%s", SEED, number, a, b, update);
        }
    }

    private static void always(Consumer<Case> law) {
        RandomProfiles chance = new RandomProfiles(SEED);
        for (int number = 0; number < CASES; number++) {
            law.accept(new Case(number, chance.profile(), chance.profile(), chance.update()));
        }
    }

    @Test
    void theEmptyUpdateChangesNothing() {
        ProfileUpdate empty = ProfileUpdate.builder().build();
        always(it -> assertThat(empty.applyTo(it.a())).as(it.name()).isEqualTo(it.a()));
    }

    @Test
    void applyingTwiceEqualsApplyingOnce() {
        always(it -> {
            BusinessProfile once = it.update().applyTo(it.a());
            assertThat(it.update().applyTo(once)).as(it.name()).isEqualTo(once);
        });
    }

    @Test
    void applyingWritesTheNamedFieldsAndNoOther() {
        always(it -> {
            BusinessProfile after = it.update().applyTo(it.a());
            Set<ProfileField> written = it.update().fields();
            for (ProfileField field : ProfileField.all()) {
                if (!written.contains(field)) {
                    assertThat(value(after, field)).as(it.name()).isEqualTo(value(it.a(), field));
                }
            }
            Set<ProfileField> read = EnumSet.copyOf(written);
            read.addAll(it.a().fields());
            assertThat(after.fields()).as(it.name()).isEqualTo(read);
        });
    }

    @Test
    void aMergedUpdateEqualsBothUpdatesInTurn() {
        RandomProfiles others = new RandomProfiles(SEED + 1);
        always(it -> {
            ProfileUpdate later = others.update();
            ProfileUpdate merged = it.update().merge(later);

            assertThat(merged.applyTo(it.a()))
                    .as(it.name() + later)
                    .isEqualTo(later.applyTo(it.update().applyTo(it.a())));
            Set<ProfileField> fields = it.update().fields();
            fields.addAll(later.fields());
            assertThat(merged.fields()).as(it.name() + later).isEqualTo(fields);
        });
    }

    @Test
    void aBuilderOfAnUpdateBuildsAnEqualUpdate() {
        always(it -> assertThat(it.update().toBuilder().build()).as(it.name()).isEqualTo(it.update()));
    }

    @Test
    void nothingLeadsFromAProfileToItself() {
        always(it -> {
            assertThat(ProfileUpdate.between(it.a(), it.a()).isEmpty())
                    .as(it.name())
                    .isTrue();
            assertThat(ProfileUpdate.restore(it.a(), it.a()).isEmpty())
                    .as(it.name())
                    .isTrue();
        });
    }

    @Test
    void betweenLeadsToWhatTheDesiredProfileSaysAndLeavesTheRest() {
        int[] tried = new int[2];
        always(it -> {
            boolean writable = writable().stream()
                    .allMatch(field -> value(it.b(), field).isEmpty()
                            || value(it.b(), field).equals(value(it.a(), field))
                            || isWritable(it.b(), field));
            Optional<BusinessProfile> after =
                    unlessRefused(() -> ProfileUpdate.between(it.a(), it.b()).applyTo(it.a()));
            assertThat(after.isPresent()).as(it.name()).isEqualTo(writable);
            after.ifPresent(result -> {
                for (ProfileField field : writable()) {
                    BusinessProfile expected = value(it.b(), field).isPresent() ? it.b() : it.a();
                    assertThat(value(result, field)).as(it.name()).isEqualTo(value(expected, field));
                }
                assertThat(result.photoUrl()).as(it.name()).isEqualTo(it.a().photoUrl());
            });
            tried[writable ? 1 : 0]++;
        });
        assertThat(tried[0]).as("seed %d, refused", SEED).isGreaterThan(300);
        assertThat(tried[1]).as("seed %d, accepted", SEED).isGreaterThan(300);
    }

    @Test
    void betweenWritesNothingThatIsAlreadySo() {
        RandomProfiles chance = new RandomProfiles(SEED);
        for (int number = 0; number < CASES; number++) {
            BusinessProfile a = chance.writableProfile();
            BusinessProfile b = chance.writableProfile();
            ProfileUpdate update = ProfileUpdate.between(a, b);
            for (ProfileField field : writable()) {
                assertThat(update.fields().contains(field))
                        .as("seed %d, case %d: %s from %s to %s", SEED, number, field, a, b)
                        .isEqualTo(
                                value(b, field).isPresent() && !value(b, field).equals(value(a, field)));
            }
        }
    }

    @Test
    void restoreLeadsBackToTheBackupOrRefusesExactlyWhatCannotBeDone() {
        int[] tried = new int[2];
        always(it -> {
            boolean possible = writable().stream().allMatch(field -> canBeRestored(field, it.a(), it.b()));
            Optional<BusinessProfile> after =
                    unlessRefused(() -> ProfileUpdate.restore(it.a(), it.b()).applyTo(it.a()));
            assertThat(after.isPresent()).as(it.name()).isEqualTo(possible);
            after.ifPresent(result -> {
                for (ProfileField field : writable()) {
                    BusinessProfile expected = it.b().fields().contains(field) ? it.b() : it.a();
                    assertThat(value(result, field)).as(it.name()).isEqualTo(value(expected, field));
                }
                assertThat(result.photoUrl()).as(it.name()).isEqualTo(it.a().photoUrl());
            });
            tried[possible ? 1 : 0]++;
        });
        assertThat(tried[0]).as("seed %d, refused", SEED).isGreaterThan(300);
        assertThat(tried[1]).as("seed %d, accepted", SEED).isGreaterThan(300);
    }

    private static boolean canBeRestored(ProfileField field, BusinessProfile current, BusinessProfile backup) {
        if (!backup.fields().contains(field)) {
            return true;
        }
        boolean known = current.fields().contains(field);
        if (known && value(current, field).equals(value(backup, field))) {
            return true;
        }
        return value(backup, field).isPresent()
                ? isWritable(backup, field)
                : field != ProfileField.ABOUT && field != ProfileField.VERTICAL;
    }

    @Test
    void leavingOutWhatAlreadyHoldsChangesNoResult() {
        always(it -> assertThat(it.update().without(it.a()).applyTo(it.a()))
                .as(it.name())
                .isEqualTo(it.update().applyTo(it.a())));
    }

    @Test
    void afterAnUpdateNothingOfItIsLeftToDo() {
        always(it -> assertThat(it.update().without(it.update().applyTo(it.a())).isEmpty())
                .as(it.name())
                .isTrue());
    }

    @Test
    void leavingOutTwiceEqualsLeavingOutOnceAndAddsNothing() {
        always(it -> {
            ProfileUpdate rest = it.update().without(it.a());
            assertThat(rest.without(it.a())).as(it.name()).isEqualTo(rest);
            assertThat(it.update().fields()).as(it.name()).containsAll(rest.fields());
        });
    }

    @Test
    void whatIsLeftOutWasReadAndTheSame() {
        always(it -> {
            Set<ProfileField> leftOut = it.update().fields();
            leftOut.removeAll(it.update().without(it.a()).fields());
            assertThat(it.a().fields()).as(it.name()).containsAll(leftOut);
            BusinessProfile after = it.update().applyTo(it.a());
            for (ProfileField field : it.update().fields()) {
                boolean same =
                        it.a().fields().contains(field) && value(after, field).equals(value(it.a(), field));
                assertThat(leftOut.contains(field)).as(it.name()).isEqualTo(same);
            }
        });
    }

    @Test
    void equivalentWebsitesAreNotWrittenAgain() {
        always(it -> {
            BusinessProfile after = it.update().applyTo(it.a());
            assertThat(it.update().without(readBackInAnotherForm(after)).isEmpty())
                    .as(it.name())
                    .isTrue();
            BusinessProfile current = readBackInAnotherForm(it.a());
            assertThat(ProfileUpdate.between(current, it.a()).isEmpty())
                    .as(it.name())
                    .isTrue();
            assertThat(ProfileUpdate.restore(current, it.a()).isEmpty())
                    .as(it.name())
                    .isTrue();
        });
    }

    /** As a platform that adds the slash of an empty path and changes the letter case of scheme and host. */
    private static BusinessProfile readBackInAnotherForm(BusinessProfile profile) {
        if (!profile.fields().contains(ProfileField.WEBSITES)) {
            return profile;
        }
        return profile.toBuilder()
                .websites(profile.websites().stream()
                        .map(website -> website.startsWith("https://")
                                ? website.toUpperCase(Locale.ROOT) + (website.contains("one") ? "/" : "")
                                : website)
                        .toList())
                .build();
    }

    @Test
    void everyProfileSurvivesItsBuilder() {
        always(it -> assertThat(it.a().toBuilder().build())
                .as(it.name())
                .isEqualTo(it.a())
                .hasSameHashCodeAs(it.a())
                .hasToString(it.a().toString()));
    }

    private static Set<ProfileField> writable() {
        return EnumSet.complementOf(EnumSet.of(ProfileField.PHOTO));
    }

    private static Optional<?> value(BusinessProfile profile, ProfileField field) {
        return switch (field) {
            case ABOUT -> profile.about();
            case ADDRESS -> profile.address();
            case DESCRIPTION -> profile.description();
            case EMAIL -> profile.email();
            case VERTICAL -> profile.vertical();
            case WEBSITES -> Optional.of(profile.websites()).filter(some -> !some.isEmpty());
            case PHOTO -> profile.photoUrl();
        };
    }

    /** Knows what {@link RandomProfiles} makes, not how the rules are written. */
    private static boolean isWritable(BusinessProfile profile, ProfileField field) {
        return switch (field) {
            case ABOUT ->
                !List.of("a".repeat(140), "half \uD83D")
                        .contains(profile.about().orElseThrow());
            case ADDRESS -> !profile.address().orElseThrow().equals("a".repeat(257));
            case DESCRIPTION -> !profile.description().orElseThrow().equals("d".repeat(513));
            case EMAIL ->
                !List.of("nobody", "a@b@c.example").contains(profile.email().orElseThrow());
            case VERTICAL ->
                !List.of("UNDEFINED", "NOT_A_BIZ")
                        .contains(profile.vertical().orElseThrow().code());
            case WEBSITES ->
                !profile.websites().contains("one.example")
                        && profile.websites().size() <= 2;
            case PHOTO -> false;
        };
    }

    private static Optional<BusinessProfile> unlessRefused(Supplier<BusinessProfile> attempt) {
        try {
            return Optional.of(attempt.get());
        } catch (InvalidProfileException refused) {
            return Optional.empty();
        }
    }
}
