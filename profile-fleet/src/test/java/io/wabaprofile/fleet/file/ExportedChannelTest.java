package io.wabaprofile.fleet.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.channel.ApiMode;
import io.wabaprofile.channel.KeyReference;
import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.profile.Vertical;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportedChannelTest {
    private static final FleetChannel SHOP = FleetChannel.of(
            "shop",
            ApiMode.CLOUD,
            new KeyReference("env", "SHOP_KEY"),
            ProfileUpdate.builder().about("An older text").build());

    @Test
    void setsFieldsWithAValueAndClearsClearableFieldsWithoutOne() {
        BusinessProfile read = BusinessProfile.builder()
                .read(ProfileField.all())
                .about("Bread")
                .vertical(Vertical.RETAIL)
                .websites(List.of("https://example.com"))
                .build();

        ExportedChannel exported = ExportedChannel.of(SHOP, read);

        assertThat(exported.notes()).isEmpty();
        assertThat(exported.channel())
                .isEqualTo(SHOP.withProfile(ProfileUpdate.builder()
                        .about("Bread")
                        .vertical(Vertical.RETAIL)
                        .websites("https://example.com")
                        .clearAddress()
                        .clearDescription()
                        .clearEmail()
                        .build()));
    }

    @Test
    void leavesOutAboutAndVerticalThatAreNotSet() {
        BusinessProfile read =
                BusinessProfile.builder().read(ProfileField.all()).build();

        assertThat(ExportedChannel.of(SHOP, read).channel().profile().fields())
                .containsExactlyInAnyOrder(
                        ProfileField.ADDRESS, ProfileField.DESCRIPTION, ProfileField.EMAIL, ProfileField.WEBSITES);
    }

    @Test
    void leavesOutFieldsThatWereNotRead() {
        BusinessProfile read =
                BusinessProfile.builder().email("shop@example.com").build();

        assertThat(ExportedChannel.of(SHOP, read).channel().profile())
                .isEqualTo(ProfileUpdate.builder().email("shop@example.com").build());
    }

    @Test
    void notesAValueThatAFleetFileRefuses() {
        BusinessProfile read = BusinessProfile.builder()
                .about("x".repeat(140))
                .vertical(Vertical.UNDEFINED)
                .email("shop@example.com")
                .build();

        ExportedChannel exported = ExportedChannel.of(SHOP, read);

        assertThat(exported.channel().profile().fields()).containsExactly(ProfileField.EMAIL);
        assertThat(exported.notes())
                .extracting(ExportedChannel.Note::message)
                .containsExactly(
                        "shop: about is left out. A fleet file refuses it: about may have at most 139 characters: \""
                                + "x".repeat(60) + "…\" (140 characters)",
                        "shop: vertical is left out. A fleet file refuses it: vertical can be read but not written:"
                                + " \"UNDEFINED\"");
    }

    @Test
    void notesAPhotoThatIsSetWithoutItsUrl() {
        BusinessProfile read = BusinessProfile.builder()
                .photoUrl("https://pps.example.com/photo?signature=secret")
                .build();

        assertThat(ExportedChannel.of(SHOP, read).notes())
                .extracting(ExportedChannel.Note::message)
                .containsExactly("shop: photo is left out. The platform does not return the file that was set");
    }
}
