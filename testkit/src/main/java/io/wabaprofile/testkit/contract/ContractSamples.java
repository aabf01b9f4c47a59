package io.wabaprofile.testkit.contract;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ContentChangedException;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.profile.Sha256;
import io.wabaprofile.profile.Vertical;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Profiles, updates and files that the contracts use. */
public final class ContractSamples {
    /** Longer than the deadline of any adapter, so that an adapter does not wait for its end. */
    static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private static final Set<Vertical> NOT_IN_BOTH_MODES = Set.of(
            Vertical.ALCOHOL,
            Vertical.MATRIMONY_SERVICE,
            Vertical.NOT_A_BIZ,
            Vertical.ONLINE_GAMBLING,
            Vertical.OTC_DRUGS,
            Vertical.PHYSICAL_GAMBLING,
            Vertical.UNDEFINED);

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

    /** The verticals that the Cloud API and the On-Premise API accept. */
    static List<Vertical> verticals() {
        return Vertical.known().stream()
                .filter(vertical -> !NOT_IN_BOTH_MODES.contains(vertical))
                .toList();
    }

    /** Differs from {@link #fullProfile()} in every field. */
    static ProfileUpdate everyField() {
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

    /** Pseudo-random bytes that depend on the length only. */
    public static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /** The SHA-256 in lower-case hexadecimal. */
    public static String sha256(byte[] bytes) {
        return Sha256.hexOf(bytes);
    }

    /** The content from an offset on. Reading fails at {@code unchanged}, as if the file had changed. */
    static InputStream changingAfter(int unchanged, byte[] content, int offset) {
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

    /** The content from an offset on, with at most 777 bytes per read. */
    static InputStream slow(byte[] content, int offset) {
        return new ByteArrayInputStream(content, offset, content.length - offset) {
            @Override
            public int read(byte[] into, int at, int length) {
                return super.read(into, at, Math.min(length, 777));
            }
        };
    }
}
