package io.wabaprofile.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.profile.Vertical;
import java.nio.charset.StandardCharsets;

/** What the benchmark without a network, which lives in another package, sends and gets: the same as all others. */
public final class Documents {
    public static final Class<?> ANSWER = Wire.Answer.class;

    private Documents() {}

    public static ObjectMapper mapper() {
        return Wire.mapper();
    }

    /** The body of the profile response. */
    public static byte[] profile() {
        return bodyOf(Answers.profileAnswer());
    }

    /** The body of the response to a write. */
    public static byte[] success() {
        return bodyOf(Answers.successAnswer());
    }

    private static byte[] bodyOf(byte[] message) {
        String text = new String(message, StandardCharsets.UTF_8);
        return text.substring(text.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.UTF_8);
    }

    public static Object message() {
        return Wire.update();
    }

    public static ProfileUpdate update() {
        return ProfileUpdate.builder()
                .about(Wire.ABOUT)
                .address(Wire.ADDRESS)
                .description(Wire.DESCRIPTION)
                .email(Wire.EMAIL)
                .vertical(Vertical.RESTAURANT)
                .websites(Wire.WEBSITES)
                .build();
    }
}
