package io.wabaprofile.testkit.contract;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ContentChangedException;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.account.Digests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What the contracts hold, write and wait for. */
public final class ContractSamples {
    /** Far over any deadline, so that nobody tries to wait it out. */
    public static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    /** Those that both modes take on write. */
    public static final List<Vertical> VERTICALS = List.of(
            Vertical.APPAREL,
            Vertical.AUTO,
            Vertical.BEAUTY,
            Vertical.EDU,
            Vertical.ENTERTAIN,
            Vertical.EVENT_PLAN,
            Vertical.FINANCE,
            Vertical.GOVT,
            Vertical.GROCERY,
            Vertical.HEALTH,
            Vertical.HOTEL,
            Vertical.NONPROFIT,
            Vertical.OTHER,
            Vertical.PROF_SERVICES,
            Vertical.RESTAURANT,
            Vertical.RETAIL,
            Vertical.TRAVEL);

    private ContractSamples() {}

    public static BusinessProfile fullProfile() {
        return BusinessProfile.builder()
                .about("Succulent specialists!")
                .address("1 Example Way, Example City, CA 94025")
                .description("We sell rare succulents.")
                .email("shop@example.com")
                .vertical(Vertical.RETAIL)
                .websites(List.of("https://www.example.com/", "https://shop.example.com/"))
                .build();
    }

    /** Differs from {@link #fullProfile()} in every field. */
    public static ProfileUpdate everyField() {
        return ProfileUpdate.builder()
                .about("Open on Sundays")
                .address("2 Example Way")
                .description("Now with cacti.")
                .email("hello@example.com")
                .vertical(Vertical.GROCERY)
                .websites("https://www.example.org/")
                .build();
    }

    public static ProfileUpdate newAddress() {
        return ProfileUpdate.builder().address("3 Example Way").build();
    }

    public static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    public static String sha256(byte[] bytes) {
        return Digests.hex(Digests.sha256().digest(bytes));
    }

    /** Finds out, after so many of the content's bytes, that they are no longer what they were. */
    public static InputStream changingAfter(int unchanged, byte[] content, int offset) {
        byte[] readable = Arrays.copyOf(content, Math.min(content.length, Math.max(offset, unchanged)));
        InputStream first = new ByteArrayInputStream(readable, offset, readable.length - offset);
        if (unchanged > content.length) {
            return first;
        }
        return new SequenceInputStream(first, new InputStream() {
            @Override
            public int read() throws IOException {
                throw new ContentChangedException();
            }

            @Override
            public int read(byte[] into, int at, int length) throws IOException {
                throw new ContentChangedException();
            }
        });
    }

    /** Gives few bytes at a time, as a slow source does. */
    public static InputStream dripping(byte[] content, int offset) {
        return new ByteArrayInputStream(content, offset, content.length - offset) {
            @Override
            public int read(byte[] into, int at, int length) {
                return super.read(into, at, Math.min(length, 777));
            }
        };
    }
}
