package io.wabaprofile.fleet.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.channel.ApiMode;
import io.wabaprofile.channel.KeyReference;
import io.wabaprofile.fleet.Fleet;
import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.number.DirectoryEntry;
import io.wabaprofile.number.NumberReport;
import io.wabaprofile.profile.ProfileUpdate;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryImportTest {

    private static DirectoryEntry entry(String id, String phoneNumber) {
        return new DirectoryEntry(
                id,
                Optional.of(phoneNumber).filter(text -> !text.isEmpty()),
                Optional.empty(),
                NumberReport.builder().build());
    }

    private static List<String> names(DirectoryEntry... entries) {
        return DirectoryImport.of(Arrays.asList(entries)).channels().stream()
                .map(FleetChannel::name)
                .toList();
    }

    @Test
    void anEntryBecomesAChannelOfTheCloudApiWithoutDesiredFields() {
        Fleet fleet = DirectoryImport.of(List.of(entry("aB3d-E6", "+49 30 1234567")));

        assertThat(fleet.channels())
                .containsExactly(new FleetChannel(
                        "49301234567",
                        Optional.of("+49 30 1234567"),
                        ApiMode.CLOUD,
                        new KeyReference("env", "D360_KEY_AB3D_E6"),
                        Optional.empty(),
                        ProfileUpdate.builder().build(),
                        Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"aB3dE6CH, aB3dE6CH", "a b/c, a-b-c", "_x, x", "ü, channel"})
    void theNameOfAChannelWithoutANumberIsItsId(String id, String name) {
        assertThat(names(entry(id, ""))).containsExactly(name);
    }

    @Test
    void aLongIdIsShortenedToTheLimitOfAName() {
        assertThat(names(entry("x".repeat(100), ""), entry("x".repeat(101), "")))
                .containsExactly("x".repeat(64), "x".repeat(62) + "-2");
    }

    @Test
    void aRepeatedNumberGetsAnotherNameAndNoNumber() {
        Fleet fleet = DirectoryImport.of(List.of(entry("a", "4930"), entry("b", "+49 30"), entry("c", "49-30")));

        assertThat(fleet.channels()).extracting(FleetChannel::name).containsExactly("4930", "4930-2", "4930-3");
        assertThat(fleet.channels())
                .extracting(FleetChannel::number)
                .containsExactly(Optional.of("4930"), Optional.empty(), Optional.empty());
    }

    @Test
    void idsThatDifferInOtherCharactersGetDifferentKeys() {
        assertThat(DirectoryImport.of(List.of(entry("a-b", "1"), entry("a_b", "2")))
                        .channels())
                .extracting(channel -> channel.key().toString())
                .containsExactly("env:D360_KEY_A_B", "env:D360_KEY_A_B_2");
    }

    @Test
    void theWrittenFileIsAccepted() {
        Fleet fleet = DirectoryImport.of(
                List.of(entry("aB3dE6gH9jK2mN5pQ8rSCH", "4930"), entry("x", "4930"), entry("y", ""), entry("y", "on")));

        assertThat(FleetFile.parse(FleetFileWriter.write(fleet), Path.of(""), Set.of("env")))
                .isEqualTo(fleet);
    }
}
