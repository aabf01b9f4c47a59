package io.wabaprofile.testkit.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.contract.ContractSamples;
import io.wabaprofile.testkit.fake.FakeAdapter;
import org.junit.jupiter.api.Test;

class SimulatedAccountTest {
    private final SimulatedAccount account = SimulatedAccount.create();

    @Test
    void startsWithAllFieldsUnset() {
        assertThat(account.profile())
                .isEqualTo(BusinessProfile.builder().read(ProfileField.all()).build());
        assertThat(account.photo()).isEmpty();
        assertThat(account.photoSha256()).isEmpty();
        assertThat(account.photoType()).isEmpty();
        assertThat(account.uploads()).isEmpty();
    }

    @Test
    void hasItsOwnKeyAndDoesNotShowIt() {
        assertThat(SimulatedAccount.create().key()).isNotEqualTo(account.key());
        assertThat(account.toString()).doesNotContain(account.key());
        assertThat(SimulatedAccount.withKey("given").key()).isEqualTo("given");
        assertThatIllegalArgumentException().isThrownBy(() -> SimulatedAccount.withKey(" "));
    }

    @Test
    void setsAllFieldsExceptThePhoto() {
        account.setProfile(ContractSamples.fullProfile());
        account.setPhoto(SamplePhoto.png(192).bytes());

        account.setProfile(BusinessProfile.builder()
                .about("x")
                .photoUrl("https://ignored.example")
                .build());

        assertThat(account.profile().about()).contains("x");
        assertThat(account.profile().address()).isEmpty();
        assertThat(account.profile().fields()).isEqualTo(ProfileField.all());
        assertThat(account.profile().photoUrl()).isPresent().get().isNotEqualTo("https://ignored.example");
    }

    @Test
    void copiesThePhotoOnReadAndWrite() {
        byte[] given = SamplePhoto.jpeg(192).bytes();
        account.setPhoto(given);
        given[10] = 99;
        account.photo().orElseThrow()[11] = 99;

        assertThat(account.photo().orElseThrow())
                .isEqualTo(SamplePhoto.jpeg(192).bytes());
        assertThat(account.photoType()).contains("image/jpeg");
    }

    @Test
    void rejectsAPhotoThatIsNotAJpegOrPng() {
        assertThatIllegalArgumentException().isThrownBy(() -> account.setPhoto("GIF89a".getBytes()));
        assertThatIllegalArgumentException().isThrownBy(() -> account.setPhoto(new byte[0]));
    }

    @Test
    void rejectsTheOldKeyAfterARotation() {
        account.setProfile(ContractSamples.fullProfile());
        FakeAdapter old = FakeAdapter.over(account);
        account.rotateKey("new");

        assertThatThrownBy(() -> old.profile().fetch()).isInstanceOf(Unauthorized.class);
        assertThat(FakeAdapter.over(account).profile().fetch()).isEqualTo(account.profile());
    }

    @Test
    void discardsTheContentOfOldUploads() {
        MediaUploader uploader = FakeAdapter.over(account).uploader();
        byte[] content = ContractSamples.randomBytes(8 * 1024 * 1024);
        for (int i = 0; i < 9; i++) {
            uploader.upload(MediaFile.of(content, "video/mp4"));
        }

        assertThat(account.uploads()).hasSize(9);
        assertThat(account.uploads().get(0).bytes()).isEmpty();
        assertThat(account.uploads().subList(1, 9))
                .allSatisfy(upload -> assertThat(upload.bytes()).isPresent());
    }

    @Test
    void keepsTheLatestThousandUploads() {
        MediaUploader uploader = FakeAdapter.over(account).uploader();
        for (int i = 0; i < 1_001; i++) {
            uploader.upload(MediaFile.of(new byte[] {1}, "image/png").named("number " + i));
        }

        assertThat(account.uploads()).hasSize(1_000);
        assertThat(account.uploads().get(0).name()).isEqualTo("number 1");
    }
}
