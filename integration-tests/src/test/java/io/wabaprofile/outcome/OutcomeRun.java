package io.wabaprofile.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.application.ProfileEditor;
import io.wabaprofile.application.ReadBack;
import io.wabaprofile.application.UpdateOutcome;
import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.onpremise.OnPremiseAdapter;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.PartiallyApplied;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.Photo;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.upload.UploadAdapter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Some calls of one channel against one {@link OutcomeModel}. Each claim of a call is compared with the model. */
final class OutcomeRun {
    private static final Photo PHOTO = Photo.of(
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));
    private static final List<ProfileField> FIELDS =
            List.of(ProfileField.ABOUT, ProfileField.ADDRESS, ProfileField.EMAIL, ProfileField.WEBSITES);

    private final Random random;
    private final OutcomeModel model;
    private final VirtualTime time;
    private final boolean cloud;
    private final ProfileGateway profile;
    private final PhotoGateway photo;
    private final MediaUploader uploader;
    private final Map<String, Integer> claims;
    private final List<String> history = new ArrayList<>();

    OutcomeRun(
            Adapters adapters,
            OutcomeModel model,
            Random random,
            long seed,
            VirtualTime time,
            Map<String, Integer> claims) {
        this.random = random;
        this.model = model;
        this.time = time;
        this.claims = claims;
        this.cloud = random.nextBoolean();
        ApiKey key = ApiKey.of("outcome-key-" + seed);
        uploader = adapters.uploads().uploader(key);
        profile = cloud ? adapters.cloud().profile(key) : adapters.onPremise().profile(key);
        photo = cloud
                ? adapters.cloud().photo(key, uploader)
                : adapters.onPremise().photo(key);
    }

    record Adapters(CloudAdapter cloud, OnPremiseAdapter onPremise, UploadAdapter uploads) {
        static Adapters of(ApiConnection connection) {
            return new Adapters(
                    CloudAdapter.connect(connection),
                    OnPremiseAdapter.connect(connection),
                    UploadAdapter.connect(connection));
        }
    }

    void make(int calls) {
        for (int count = 0; count < calls; count++) {
            time.advance(Duration.ofSeconds(90));
            if (random.nextInt(3) == 0) {
                model.applyOfAnotherProgram(Map.of(
                        "about", "another " + count,
                        "address", "another " + count,
                        "email", "another" + count + "@example.com"));
            }
            model.letLateWritesArrive();
            int call = model.startCall();
            switch (random.nextInt(8)) {
                case 0 -> fetch(call);
                case 1, 2, 3 -> apply(call);
                case 4, 5 -> edit(call);
                case 6 -> replacePhoto(call);
                default -> upload(call);
            }
        }
    }

    @Override
    public String toString() {
        return (cloud ? "Cloud: " : "On-Premise: ") + history;
    }

    private void fetch(int call) {
        note("fetch");
        try {
            profile.fetch(Set.copyOf(randomFields()));
            claim("fetched");
        } catch (GatewayException failure) {
            assertFailedRead(call, failure);
        }
    }

    private void upload(int call) {
        note("upload");
        try {
            uploader.upload(MediaFile.of(PHOTO.bytes(), "image/png"), UploadObserver.NONE);
            claim("uploaded");
        } catch (GatewayException failure) {
            assertFailedRead(call, failure);
        }
    }

    private void assertFailedRead(int call, GatewayException failure) {
        note(failure.getMessage());
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(model.mayHaveApplied(call)).as("a write").isFalse();
    }

    private void replacePhoto(int call) {
        note("replace photo");
        try {
            photo.replace(PHOTO);
            claim("photo replaced");
            assertThat(model.hasApplied(call, OutcomeModel.PHOTO))
                    .as("the photo was replaced")
                    .isTrue();
        } catch (GatewayException failure) {
            assertFailedWrite(call, failure, "photo ");
        }
    }

    private void apply(int call) {
        ProfileUpdate update = randomUpdate();
        note("apply " + update);
        int start = model.now();
        try {
            profile.apply(update);
            claim("applied");
            assertHeld(start, update, update.fields());
        } catch (PartiallyApplied failure) {
            assertPartiallyApplied(call, start, update, failure);
        } catch (GatewayException failure) {
            assertFailedWrite(call, failure, "");
        }
    }

    private void edit(int call) {
        ProfileUpdate update = randomUpdate();
        boolean readsBack = random.nextBoolean();
        note((readsBack ? "edit and read back " : "edit ") + update);
        int start = model.now();
        ReadBack readBack = ReadBack.upTo(2, Duration.ofSeconds(1), time);
        try {
            UpdateOutcome outcome = new ProfileEditor(profile, readsBack ? readBack : ReadBack.NONE).update(update);
            if (outcome instanceof UpdateOutcome.Updated updated) {
                claim("edited, " + updated.readBack().getClass().getSimpleName());
                assertHeld(start, update, updated.fields());
            } else {
                claim("unchanged");
                assertThat(model.mayHaveApplied(call)).as("a write").isFalse();
            }
        } catch (PartiallyApplied failure) {
            assertPartiallyApplied(call, start, update, failure);
        } catch (GatewayException failure) {
            assertFailedWrite(call, failure, "");
        }
    }

    private void assertFailedWrite(int call, GatewayException failure, String what) {
        note(failure.getMessage());
        boolean applied = model.mayHaveApplied(call);
        if (failure.outcome() == Outcome.NOT_APPLIED) {
            assertThat(applied).as("the profile may have changed").isFalse();
        }
        claim(what + failure.outcome() + (applied ? ", applied" : ", not applied"));
    }

    private void assertPartiallyApplied(int call, int start, ProfileUpdate update, PartiallyApplied failure) {
        note(failure.getMessage());
        claim("partially applied, the rest " + failure.outcome());
        assertHeld(start, update, failure.applied());
        if (failure.outcome() == Outcome.NOT_APPLIED) {
            assertThat(model.mayHaveApplied(call, "about"))
                    .as("about may have changed")
                    .isFalse();
        }
    }

    /** Late writes of earlier calls may change single fields, so each request's fields are looked for on their own. */
    private void assertHeld(int start, ProfileUpdate update, Set<ProfileField> fields) {
        Map<String, String> about = new HashMap<>();
        Map<String, String> others = new HashMap<>();
        for (ProfileField field : fields) {
            (field == ProfileField.ABOUT && !cloud ? about : others).put(field.label(), written(update, field));
        }
        assertThat(model.heldSince(start, about)).as("about was applied").isTrue();
        assertThat(model.heldSince(start, others)).as("the fields were applied").isTrue();
    }

    private static String written(ProfileUpdate update, ProfileField field) {
        return switch (field) {
            case ABOUT -> update.about().written(value -> value, "").orElseThrow();
            case ADDRESS -> update.address().written(value -> value, "").orElseThrow();
            case EMAIL -> update.email().written(value -> value, "").orElseThrow();
            default ->
                update.websites().written(list -> String.join("\n", list), "").orElseThrow();
        };
    }

    /** Few different values, so that the same value is written again after another one. */
    private ProfileUpdate randomUpdate() {
        ProfileUpdate.Builder update = ProfileUpdate.builder();
        for (ProfileField field : randomFields()) {
            String value = random.nextBoolean() ? "one" : "two";
            boolean clears = random.nextInt(4) == 0;
            switch (field) {
                case ABOUT -> update.about(value);
                case ADDRESS -> change(clears, update::clearAddress, () -> update.address(value));
                case EMAIL -> change(clears, update::clearEmail, () -> update.email(value + "@example.com"));
                default ->
                    change(clears, update::clearWebsites, () -> update.websites("https://" + value + ".example/"));
            }
        }
        return update.build();
    }

    private static void change(boolean clears, Runnable clear, Runnable set) {
        (clears ? clear : set).run();
    }

    private Set<ProfileField> randomFields() {
        Set<ProfileField> fields = EnumSet.of(FIELDS.get(random.nextInt(FIELDS.size())));
        while (random.nextInt(3) == 0) {
            fields.add(FIELDS.get(random.nextInt(FIELDS.size())));
        }
        return fields;
    }

    private void note(String what) {
        history.add(what);
    }

    private void claim(String what) {
        note("-> " + what);
        claims.merge(what, 1, Integer::sum);
    }
}
