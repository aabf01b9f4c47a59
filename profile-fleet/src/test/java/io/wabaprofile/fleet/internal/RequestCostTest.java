package io.wabaprofile.fleet.internal;

import static io.wabaprofile.profile.ProfileField.ABOUT;
import static io.wabaprofile.profile.ProfileField.EMAIL;
import static io.wabaprofile.profile.ProfileField.PHOTO;
import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.channel.ApiMode;
import io.wabaprofile.profile.ProfileField;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestCostTest {

    @Test
    void aReadIsOneRequestExceptInTheOnPremiseApi() {
        assertThat(RequestCost.ofRead(ApiMode.CLOUD, ProfileField.all())).isEqualTo(1);
        assertThat(RequestCost.ofRead(ApiMode.GRAPH, ProfileField.all())).isEqualTo(1);
        assertThat(RequestCost.ofRead(ApiMode.ON_PREMISE, ProfileField.all())).isEqualTo(3);
        assertThat(RequestCost.ofRead(ApiMode.ON_PREMISE, Set.of(EMAIL))).isEqualTo(1);
        assertThat(RequestCost.ofRead(ApiMode.ON_PREMISE, Set.of(ABOUT, PHOTO))).isEqualTo(2);
    }

    @Test
    void anUploadedPhotoIsThreeRequests() {
        assertThat(RequestCost.ofWrite(ApiMode.CLOUD, Set.of(PHOTO))).isEqualTo(3);
        assertThat(RequestCost.ofWrite(ApiMode.GRAPH, Set.of(ABOUT, EMAIL, PHOTO)))
                .isEqualTo(4);
        assertThat(RequestCost.ofWrite(ApiMode.CLOUD, Set.of(ABOUT, EMAIL))).isEqualTo(1);
        assertThat(RequestCost.ofWrite(ApiMode.ON_PREMISE, Set.of(ABOUT, EMAIL, PHOTO)))
                .isEqualTo(3);
    }
}
