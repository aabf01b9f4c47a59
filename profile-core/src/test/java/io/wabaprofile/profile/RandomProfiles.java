package io.wabaprofile.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Profiles and updates by chance, from a seed. Few different values, so that two profiles often agree; some that may be
 * read but not written; fields that were not read, and fields that were read as absent.
 */
final class RandomProfiles {
    private final Random random;

    RandomProfiles(long seed) {
        random = new Random(seed);
    }

    BusinessProfile profile() {
        return profile(random.nextInt(4) == 0);
    }

    BusinessProfile writableProfile() {
        return profile(false);
    }

    private BusinessProfile profile(boolean strange) {
        BusinessProfile.Builder profile = BusinessProfile.builder();
        if (wasRead()) {
            profile.about(strange ? oneOf("a".repeat(140), "half \uD83D", text()) : text());
        }
        if (wasRead()) {
            profile.address(strange ? oneOf("a".repeat(257), text()) : text());
        }
        if (wasRead()) {
            profile.description(strange ? oneOf("d".repeat(513), text()) : text());
        }
        if (wasRead()) {
            profile.email(strange ? oneOf("nobody", "a@b@c.example") : oneOf(null, "", "a@b.example", "c@d.example"));
        }
        if (wasRead()) {
            profile.vertical(vertical(strange));
        }
        if (wasRead()) {
            profile.websites(strange ? strangeWebsites() : websites());
        }
        if (wasRead()) {
            profile.photoUrl(oneOf(null, "https://photos.example/1", "https://photos.example/2"));
        }
        return profile.build();
    }

    ProfileUpdate update() {
        ProfileUpdate.Builder update = ProfileUpdate.builder();
        if (random.nextBoolean()) {
            update.about(word());
        }
        switch (random.nextInt(3)) {
            case 0 -> update.address(word());
            case 1 -> update.clearAddress();
            default -> {}
        }
        switch (random.nextInt(3)) {
            case 0 -> update.description(word());
            case 1 -> update.clearDescription();
            default -> {}
        }
        switch (random.nextInt(3)) {
            case 0 -> update.email(random.nextBoolean() ? "a@b.example" : "c@d.example");
            case 1 -> update.clearEmail();
            default -> {}
        }
        if (random.nextBoolean()) {
            update.vertical(random.nextBoolean() ? Vertical.RETAIL : Vertical.of("UNHEARD_OF"));
        }
        switch (random.nextInt(3)) {
            case 0 -> {
                List<String> some = websites();
                if (!some.isEmpty()) {
                    update.websites(some);
                }
            }
            case 1 -> update.clearWebsites();
            default -> {}
        }
        return update.build();
    }

    private boolean wasRead() {
        return random.nextInt(5) != 0;
    }

    private @Nullable String text() {
        return random.nextInt(4) == 0 ? oneOf(null, "", " \n") : word();
    }

    private String word() {
        String[] words = {"Open daily", "Closed", "\uD83D\uDE00 smile", "two\nlines", " padded "};
        return words[random.nextInt(words.length)];
    }

    private @Nullable Vertical vertical(boolean strange) {
        Vertical[] some = {Vertical.RETAIL, Vertical.of("UNHEARD_OF"), Vertical.of("RETAIL")};
        Vertical[] readable = {Vertical.UNDEFINED, Vertical.NOT_A_BIZ};
        int pick = random.nextInt(4);
        return pick == 3 ? null : strange ? readable[pick % 2] : some[pick];
    }

    private List<String> websites() {
        List<String> some = new ArrayList<>();
        for (int count = random.nextInt(3); count > 0; count--) {
            some.add("https://" + (random.nextBoolean() ? "one" : "two") + ".example");
        }
        return some;
    }

    private List<String> strangeWebsites() {
        return random.nextBoolean()
                ? List.of("one.example")
                : List.of("https://one.example", "https://two.example", " ", "https://three.example");
    }

    private @Nullable String oneOf(@Nullable String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
