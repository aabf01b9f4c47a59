package io.wabaprofile.benchmarks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What travels: the same documents for every subject, and the records that the peers read and write them with. */
final class Wire {
    static final String KEY_HEADER = "D360-API-KEY";
    static final String PROFILE = "/whatsapp_business_profile";
    static final String FIELDS = "about,address,description,email,vertical,websites,profile_picture_url";
    static final String BUSINESS = "/v1/settings/business/profile";
    static final String PHOTO = "/v1/settings/profile/photo";
    static final String UPLOADS = "/uploads";

    static final String ABOUT = "Breakfast all day, every day";
    static final String ADDRESS = "Torstraße 61, 10119 Berlin, Germany";
    static final String DESCRIPTION =
            "A small house for good coffee, fresh bread and long conversations. We open at seven,"
                    + " and the last cup goes over the counter at eight in the evening.";
    static final String EMAIL = "hello@cafe.example";
    static final String VERTICAL = "RESTAURANT";
    static final List<String> WEBSITES = List.of("https://cafe.example", "https://shop.cafe.example");

    private static final int PHOTO_BYTES = 100_000;

    private Wire() {}

    record Answer(@Nullable List<Profile> data) {
        String description() {
            if (data == null || data.isEmpty() || data.get(0).description() == null) {
                throw new IllegalStateException("The answer holds no description");
            }
            return data.get(0).description();
        }
    }

    record Profile(
            @Nullable String about,
            @Nullable String address,
            @Nullable String description,
            @Nullable String email,
            @JsonProperty("profile_picture_url") @Nullable String profilePictureUrl,
            @Nullable List<String> websites,
            @Nullable String vertical) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Update(
            @JsonProperty("messaging_product") String messagingProduct,
            String about,
            String address,
            String description,
            String email,
            String vertical,
            List<String> websites) {}

    record Acknowledgement(boolean success) {
        void check() {
            if (!success) {
                throw new IllegalStateException("The write did not succeed");
            }
        }
    }

    static Update update() {
        return new Update("whatsapp", ABOUT, ADDRESS, DESCRIPTION, EMAIL, VERTICAL, WEBSITES);
    }

    static ObjectMapper mapper() {
        return JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** Of a channel, so that many of them do not hinder each other. */
    static String key(int channel) {
        return "measured-key-of-channel-" + channel;
    }

    /** A PNG by its first bytes, of 640 pixels a side, and noise. Always the same array. */
    static byte[] photo() {
        return Picture.BYTES;
    }

    /** Made when it is needed, for a first call must not wait for it. */
    private static final class Picture {
        private static final byte[] BYTES = make();

        private static byte[] make() {
            byte[] bytes = new byte[PHOTO_BYTES];
            new Random(640).nextBytes(bytes);
            ByteBuffer.wrap(bytes)
                    .putLong(0x89504E470D0A1A0AL)
                    .putInt(13)
                    .putInt(0x49484452)
                    .putInt(640)
                    .putInt(640);
            return bytes;
        }
    }
}
