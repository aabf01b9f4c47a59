package io.wabaprofile.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;

/** The documents, the same for every subject, and the records that the peers read and write them with. */
public final class ApiDocuments {
    static final String KEY_HEADER = "D360-API-KEY";
    static final String PROFILE = "/whatsapp_business_profile";
    static final String FIELDS = "about,address,description,email,vertical,websites,profile_picture_url";
    static final String BUSINESS = "/v1/settings/business/profile";
    static final String PHOTO = "/v1/settings/profile/photo";
    static final String UPLOADS = "/uploads";
    static final String SESSION = "/upload:c2luaw==";

    static final String ABOUT = "Breakfast all day, every day";
    static final String ADDRESS = "Torstraße 61, 10119 Berlin, Germany";
    static final String DESCRIPTION =
            "A small house for good coffee, fresh bread and long conversations. We open at seven,"
                    + " and the last cup goes over the counter at eight in the evening.";
    static final String EMAIL = "hello@cafe.example";
    static final String VERTICAL = "RESTAURANT";
    static final List<String> WEBSITES = List.of("https://cafe.example", "https://shop.cafe.example");

    private static final int PHOTO_BYTES = 100_000;

    private ApiDocuments() {}

    public record ReadResponse(List<Profile> data) {
        String description() {
            return data.get(0).description();
        }
    }

    public record Profile(
            String about,
            String address,
            String description,
            String email,
            @JsonProperty("profile_picture_url") String profilePictureUrl,
            List<String> websites,
            String vertical) {}

    public record Update(
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

    public static Update update() {
        return new Update("whatsapp", ABOUT, ADDRESS, DESCRIPTION, EMAIL, VERTICAL, WEBSITES);
    }

    public static ObjectMapper mapper() {
        return JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    static String key(int channel) {
        return "measured-key-of-channel-" + channel;
    }

    /** The header of a PNG of 640 by 640 pixels, and random bytes. Always the same array. */
    static byte[] photo() {
        return Picture.BYTES;
    }

    /** Made when it is needed, so that a first call does not wait for it. */
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
                    .putInt(640)
                    .putInt(33, PHOTO_BYTES - 57)
                    .putInt(37, 0x49444154)
                    .putInt(PHOTO_BYTES - 12, 0)
                    .putInt(PHOTO_BYTES - 8, 0x49454E44);
            return bytes;
        }
    }
}
