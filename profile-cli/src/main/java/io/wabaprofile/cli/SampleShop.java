package io.wabaprofile.cli;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.Photo;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.account.SimulatedAccount;
import java.util.List;

/** A café that is about to become a bookshop, made up for the demo and the simulator. */
final class SampleShop {
    private static final int EDGE = 640;
    private static final int[] CAFE = {0xF4EDE4, 0x6F4E37, 0xFFFFFF};
    private static final int[] BOOKSHOP = {0xDDEBE7, 0x1F6F5C, 0xFFFFFF};

    private SampleShop() {}

    /** Lets an account hold the café. */
    static void moveInto(SimulatedAccount account) {
        account.setProfile(cafe());
        account.setPhoto(sign(CAFE));
    }

    private static BusinessProfile cafe() {
        return BusinessProfile.builder()
                .about("Coffee and cake by the harbour")
                .address("12 Harbour Road, 24103 Kiel")
                .description("Fresh coffee, home-made cake and a view of the ships, every day from eight to six.")
                .email("hello@harbour-cafe.example")
                .vertical(Vertical.RESTAURANT)
                .websites(List.of("https://harbour-cafe.example"))
                .build();
    }

    /** What makes it a bookshop: some fields set, one cleared, the address left alone. */
    static ProfileUpdate makeover() {
        return ProfileUpdate.builder()
                .about("📚 Books and coffee ☕ by the harbour")
                .description(
                        "Two thousand books and still the best cake in town. Readings on Friday evenings at seven.")
                .clearEmail()
                .vertical(Vertical.RETAIL)
                .websites("https://harbour-books.example", "https://shop.harbour-books.example")
                .build();
    }

    static Photo newPhoto() {
        return Photo.of(sign(BOOKSHOP));
    }

    /** A disc with a cup on it. */
    private static byte[] sign(int[] palette) {
        return IndexedPng.encode(EDGE, palette, SampleShop::colourAt);
    }

    private static int colourAt(int x, int y) {
        boolean disc = distance(x, y, 320, 320) <= 280;
        boolean body = x >= 210 && x <= 390 && y >= 250 && y <= 390;
        boolean bottom = distance(x, y, 300, 390) <= 90 && y > 390;
        boolean handle = distance(x, y, 395, 330) <= 62 && distance(x, y, 395, 330) >= 38 && x > 390;
        boolean saucer = y >= 492 && y <= 508 && x >= 180 && x <= 420;
        if (body || bottom || handle || saucer) {
            return 2;
        }
        return disc ? 1 : 0;
    }

    private static double distance(int x, int y, int centreX, int centreY) {
        return Math.hypot(x - centreX, y - centreY);
    }
}
