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

    /** The profile's document alone. */
    public static byte[] profile() {
        String answer = new String(answeredProfile(), StandardCharsets.UTF_8);
        return answer.substring(answer.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.UTF_8);
    }

    /** The profile as it is answered, with its head. */
    public static byte[] answeredProfile() {
        return Answers.profileAnswer();
    }

    public static byte[] answeredSuccess() {
        return Answers.successAnswer();
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
