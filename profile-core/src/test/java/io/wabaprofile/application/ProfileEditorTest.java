package io.wabaprofile.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.application.ReadBack.Result.NotRequested;
import io.wabaprofile.application.UpdateOutcome.Unchanged;
import io.wabaprofile.application.UpdateOutcome.Updated;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.profile.Vertical;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProfileEditorTest {
    private static final BusinessProfile FULL = BusinessProfile.builder()
            .about("Open daily")
            .address("1 Main Street")
            .description(null)
            .email("shop@example.com")
            .vertical(Vertical.RETAIL)
            .websites(List.of("https://one.example"))
            .photoUrl(null)
            .build();

    private final Platform platform = new Platform(FULL);
    private final ProfileEditor editor = new ProfileEditor(platform);

    @Test
    void viewsEveryField() {
        assertThat(editor.view()).isEqualTo(FULL);
        assertThat(platform.calls).containsExactly("fetch " + ProfileField.all());
    }

    @Test
    void writesOnlyWhatDiffers() {
        UpdateOutcome outcome = editor.update(ProfileUpdate.builder()
                .about("Open daily")
                .clearDescription()
                .clearEmail()
                .vertical(Vertical.TRAVEL)
                .build());

        assertThat(outcome).isInstanceOfSatisfying(Updated.class, updated -> {
            assertThat(updated.fields()).containsExactly(ProfileField.EMAIL, ProfileField.VERTICAL);
            assertThat(updated.before().email()).isEqualTo(FULL.email());
            assertThat(updated.before().vertical()).isEqualTo(FULL.vertical());
        });
        assertThat(platform.calls)
                .containsExactly(
                        "fetch [ABOUT, DESCRIPTION, EMAIL, VERTICAL]",
                        "apply ProfileUpdate[clear email, set vertical to TRAVEL]");
        assertThat(platform.holds)
                .isEqualTo(
                        FULL.toBuilder().email(null).vertical(Vertical.TRAVEL).build());
    }

    @Test
    void whatAlreadyHoldsIsNotWritten() {
        UpdateOutcome outcome = editor.update(ProfileUpdate.builder()
                .about("Open daily")
                .clearDescription()
                .websites("https://one.example")
                .build());

        assertThat(outcome).isEqualTo(new Unchanged());
        assertThat(platform.calls).containsExactly("fetch [ABOUT, DESCRIPTION, WEBSITES]");
    }

    @Test
    void theSameUpdateTwiceIsWrittenOnce() {
        ProfileUpdate update = ProfileUpdate.builder().about("Closed").build();

        assertThat(editor.update(update)).isInstanceOf(Updated.class);
        assertThat(editor.update(update)).isEqualTo(new Unchanged());
        assertThat(platform.calls)
                .containsExactly("fetch [ABOUT]", "apply ProfileUpdate[set about to Closed]", "fetch [ABOUT]");
    }

    @Test
    void writesWebsitesOnceWhereThePlatformAddsASlash() {
        ProfileUpdate update = ProfileUpdate.builder()
                .websites("https://Two.example", "https://three.example?a=b")
                .build();

        assertThat(editor.update(update)).isInstanceOf(Updated.class);
        platform.holds = platform.holds.toBuilder()
                .websites(List.of("https://two.example/", "https://three.example/?a=b"))
                .build();

        assertThat(editor.update(update)).isEqualTo(new Unchanged());
        assertThat(platform.calls).filteredOn(call -> call.startsWith("apply")).hasSize(1);
    }

    @Test
    void anEmptyUpdateCallsNothing() {
        assertThat(editor.update(ProfileUpdate.builder().build())).isEqualTo(new Unchanged());
        assertThat(platform.calls).isEmpty();
    }

    @Test
    void aGatewayThatReadsLessThanAskedLosesNothing() {
        ProfileEditor forgetful = new ProfileEditor(new ProfileGateway() {
            @Override
            public BusinessProfile fetch(Set<ProfileField> fields) {
                return BusinessProfile.builder().build();
            }

            @Override
            public void apply(ProfileUpdate update) {
                platform.apply(update);
            }
        });

        assertThat(forgetful.update(ProfileUpdate.builder().clearEmail().build()))
                .isEqualTo(new Updated(
                        Set.of(ProfileField.EMAIL), BusinessProfile.builder().build(), new NotRequested()));
        assertThat(platform.holds.email()).isEmpty();
    }

    @Test
    void aFailureToWriteComesThroughAsItIs() {
        GatewayException refused = new Rejected(Operation.UPDATE_PROFILE, Outcome.NOT_APPLIED, null);
        platform.refusal = refused;

        assertThatThrownBy(() ->
                        editor.update(ProfileUpdate.builder().about("Closed").build()))
                .isSameAs(refused);
        assertThat(platform.holds).isEqualTo(FULL);
    }

    @Test
    void theOutcomeNamesItsFieldsInOrderAndStaysSo() {
        Set<ProfileField> fields = EnumSet.allOf(ProfileField.class);
        Updated outcome = new Updated(fields, FULL, new NotRequested());

        fields.clear();

        assertThat(outcome.fields()).containsExactly(ProfileField.values()).isUnmodifiable();
        assertThat(new Updated(Set.of(), FULL, new NotRequested()).fields()).isEmpty();
    }

    /** A profile in memory that remembers how it was called. */
    private static final class Platform implements ProfileGateway {
        private final List<String> calls = new ArrayList<>();
        private BusinessProfile holds;
        private GatewayException refusal;

        private Platform(BusinessProfile holds) {
            this.holds = holds;
        }

        @Override
        public BusinessProfile fetch(Set<ProfileField> fields) {
            calls.add("fetch " + fields);
            return holds;
        }

        @Override
        public void apply(ProfileUpdate update) {
            calls.add("apply " + update);
            if (refusal != null) {
                throw refusal;
            }
            holds = update.applyTo(holds);
        }
    }
}
