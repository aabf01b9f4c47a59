package io.wabaprofile.benchmarks;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.onpremise.OnPremiseAdapter;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.Photo;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.profile.Vertical;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/** Ours with everything on: retries, breaker, deadline, and observation with a meter registry. */
final class OurSubject implements PhotoSubject {
    /** As many as On-Premise's rate for a channel, which we keep to, needs for all calls of a round. */
    private static final int CHANNELS = 2_000;

    private static final Set<ProfileField> BUSINESS = EnumSet.of(
            ProfileField.ADDRESS,
            ProfileField.DESCRIPTION,
            ProfileField.EMAIL,
            ProfileField.VERTICAL,
            ProfileField.WEBSITES);

    private final ApiConnection connection;
    private final Set<ProfileField> fields;
    private final ProfileUpdate update;
    private final Function<ApiKey, ProfileGateway> profile;
    private final Function<ApiKey, PhotoGateway> photo;
    private final AtomicReferenceArray<ProfileGateway> profiles = new AtomicReferenceArray<>(CHANNELS);

    private OurSubject(
            ApiConnection connection,
            Set<ProfileField> fields,
            ProfileUpdate update,
            Function<ApiKey, ProfileGateway> profile,
            Function<ApiKey, PhotoGateway> photo) {
        this.connection = connection;
        this.fields = fields;
        this.update = update;
        this.profile = profile;
        this.photo = photo;
    }

    static Subject cloud(Target target) throws Exception {
        ApiConnection connection = connection(target);
        CloudAdapter adapter = CloudAdapter.connect(connection);
        return new OurSubject(
                connection,
                ProfileField.all(),
                business().about(Wire.ABOUT).build(),
                adapter::profile,
                key -> photo -> {
                    throw new IllegalStateException("A Cloud photo is an upload and a call");
                });
    }

    static PhotoSubject onPremise(Target target) throws Exception {
        ApiConnection connection = connection(target);
        OnPremiseAdapter adapter = OnPremiseAdapter.connect(connection);
        return new OurSubject(connection, BUSINESS, business().build(), adapter::profile, adapter::photo);
    }

    private static ApiConnection connection(Target target) throws Exception {
        ApiConnection.Builder connection =
                ApiConnection.to(target.base()).allowPlainHttpOnLoopback().meters(new SimpleMeterRegistry());
        if (target.isTls()) {
            connection.tls(target.trusted().client());
        }
        return connection.build();
    }

    private static ProfileUpdate.Builder business() {
        return ProfileUpdate.builder()
                .address(Wire.ADDRESS)
                .description(Wire.DESCRIPTION)
                .email(Wire.EMAIL)
                .vertical(Vertical.RESTAURANT)
                .websites(Wire.WEBSITES);
    }

    @Override
    public String read(int channel) {
        return profile(channel % CHANNELS).fetch(fields).description().orElseThrow();
    }

    @Override
    public void write(int channel) {
        profile(channel % CHANNELS).apply(update);
    }

    @Override
    public void sendPhoto(int channel) {
        photo.apply(ApiKey.of(Wire.key(channel % CHANNELS))).replace(Picture.PHOTO);
    }

    private ProfileGateway profile(int channel) {
        ProfileGateway known = profiles.get(channel);
        if (known != null) {
            return known;
        }
        ProfileGateway made = profile.apply(ApiKey.of(Wire.key(channel)));
        profiles.set(channel, made);
        return made;
    }

    /** Made when it is needed, for a first call must not wait for it. */
    private static final class Picture {
        private static final Photo PHOTO = Photo.of(Wire.photo());
    }

    @Override
    public void close() {
        connection.close();
    }
}
