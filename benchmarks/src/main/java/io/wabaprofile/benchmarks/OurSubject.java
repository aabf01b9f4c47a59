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
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ours with its defaults and a meter registry: retries, circuit breaker, time limits, and connections for each channel.
 */
public final class OurSubject implements Subject {
    /** The library allows an On-Premise channel 20 requests a second. */
    private static final long NANOS_BETWEEN_REQUESTS = 50_000_000;

    private static final Set<ProfileField> BUSINESS = EnumSet.of(
            ProfileField.ADDRESS,
            ProfileField.DESCRIPTION,
            ProfileField.EMAIL,
            ProfileField.VERTICAL,
            ProfileField.WEBSITES);

    private final List<ProfileGateway> profiles = new ArrayList<>();
    private final List<PhotoGateway> photos = new ArrayList<>();
    private final Set<ProfileField> fields;
    private final ProfileUpdate update;
    private final AtomicLong advance;
    private final long advancePerCall;

    private OurSubject(Set<ProfileField> fields, ProfileUpdate update, AtomicLong advance, long advancePerCall) {
        this.fields = fields;
        this.update = update;
        this.advance = advance;
        this.advancePerCall = advancePerCall;
    }

    static Subject cloud(String base, int channels) {
        CloudAdapter adapter = CloudAdapter.connect(connection(base).build());
        OurSubject subject = new OurSubject(ProfileField.all(), update(), new AtomicLong(), 0);
        for (int channel = 0; channel < channels; channel++) {
            subject.profiles.add(adapter.profile(ApiKey.of(ApiDocuments.key(channel))));
        }
        return subject;
    }

    /** Each call advances the library's clock, so that no call waits for the limit of requests per channel. */
    static Subject onPremise(String base, int channels) {
        AtomicLong advance = new AtomicLong();
        OnPremiseAdapter adapter = OnPremiseAdapter.connect(connection(base)
                .nanoTime(() -> System.nanoTime() + advance.get())
                .build());
        long advancePerCall = 2 * NANOS_BETWEEN_REQUESTS / channels;
        OurSubject subject = new OurSubject(BUSINESS, business().build(), advance, advancePerCall);
        for (int channel = 0; channel < channels; channel++) {
            ApiKey key = ApiKey.of(ApiDocuments.key(channel));
            subject.profiles.add(adapter.profile(key));
            subject.photos.add(adapter.photo(key));
        }
        return subject;
    }

    private static ApiConnection.Builder connection(String base) {
        return ApiConnection.to(URI.create(base)).allowPlainHttpOnLoopback().meters(new SimpleMeterRegistry());
    }

    public static ProfileUpdate update() {
        return business().about(ApiDocuments.ABOUT).build();
    }

    private static ProfileUpdate.Builder business() {
        return ProfileUpdate.builder()
                .address(ApiDocuments.ADDRESS)
                .description(ApiDocuments.DESCRIPTION)
                .email(ApiDocuments.EMAIL)
                .vertical(Vertical.RESTAURANT)
                .websites(ApiDocuments.WEBSITES);
    }

    @Override
    public String read(int channel) {
        advance.addAndGet(advancePerCall);
        return profiles.get(channel).fetch(fields).description().orElseThrow();
    }

    @Override
    public void write(int channel) {
        advance.addAndGet(advancePerCall);
        profiles.get(channel).apply(update);
    }

    @Override
    public void sendPhoto(int channel) {
        advance.addAndGet(advancePerCall);
        photos.get(channel).replace(Picture.PHOTO);
    }

    /** Made when it is needed, so that a first call does not wait for it. */
    private static final class Picture {
        private static final Photo PHOTO = Photo.of(ApiDocuments.photo());
    }
}
