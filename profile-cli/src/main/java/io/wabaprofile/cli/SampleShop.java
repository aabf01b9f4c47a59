package io.wabaprofile.cli;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.Photo;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.account.SimulatedAccount;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** A fictional café that becomes a bookshop: the sample profile of the demo and of the simulator. */
final class SampleShop {
    private SampleShop() {}

    /** Sets the profile and the photo of the café. */
    static void setUp(SimulatedAccount account) {
        account.setProfile(cafe());
        account.setPhoto(picture("cafe.png"));
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

    /** Turns the café into a bookshop: sets some fields, clears the email, keeps the address. */
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
        return Photo.of(picture("bookshop.png"));
    }

    private static byte[] picture(String name) {
        try (InputStream in = Objects.requireNonNull(SampleShop.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
