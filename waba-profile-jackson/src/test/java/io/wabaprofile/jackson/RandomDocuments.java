package io.wabaprofile.jackson;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random profiles and updates over all fields, with values at the limits. */
final class RandomDocuments {
    private final Random random;

    RandomDocuments(long seed) {
        random = new Random(seed);
    }

    BusinessProfile profile() {
        BusinessProfile.Builder profile = BusinessProfile.builder();
        for (ProfileField field : ProfileField.values()) {
            switch (random.nextInt(4)) {
                case 0 -> {}
                case 1 -> profile.read(List.of(field));
                case 2 -> profile.set(field, readable(field));
                default -> profile.set(field, values(field));
            }
        }
        return profile.build();
    }

    ProfileUpdate update() {
        ProfileUpdate.Builder update = ProfileUpdate.builder();
        for (ProfileField field : ProfileField.values()) {
            int kind = random.nextInt(3);
            if (kind == 0 && field.isClearable()) {
                update.clear(field);
            } else if (kind == 1 && field != ProfileField.PHOTO) {
                update.set(field, values(field));
            }
        }
        return update.build();
    }

    /** Values that a platform can return and does not accept. */
    private List<String> readable(ProfileField field) {
        return switch (field) {
            case WEBSITES -> List.of("shop.example", "https://two.example", "https://three.example");
            case VERTICAL -> List.of("UNDEFINED");
            default -> List.of("x".repeat(field.maxLength().orElse(0) + 1));
        };
    }

    private List<String> values(ProfileField field) {
        int most = field.maxLength().orElse(200);
        return switch (field) {
            case WEBSITES -> websites(most);
            case EMAIL -> List.of(oneOf("shop@example.com", "a".repeat(most - "@b.example".length()) + "@b.example"));
            case VERTICAL -> List.of(oneOf("RETAIL", "SPACE_TRAVEL", "V".repeat(most)));
            case PHOTO -> List.of(oneOf("https://photos.example/1?sig=a%2Bb&x=\"\\", "https://photos.example/2"));
            default ->
                List.of(oneOf(
                        "Open till nine",
                        "\uD83D\uDE00".repeat(most),
                        "two\r\nlines\tand \"quotes\" \\ </script> \u2028 \u200E",
                        " padded "));
        };
    }

    private List<String> websites(int most) {
        String longest = "https://shop.example/";
        List<String> websites = new ArrayList<>();
        for (int count = 1 + random.nextInt(ProfileField.MAX_WEBSITES); count > 0; count--) {
            websites.add(oneOf("https://shop.example", longest + "p".repeat(most - longest.length())));
        }
        return websites;
    }

    private String oneOf(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
