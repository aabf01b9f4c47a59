package com.example.cactus;

import static io.wabaprofile.testkit.assertj.WabaProfileAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.fault.FaultPlan;
import io.wabaprofile.testkit.junit.WabaProfileTest;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

/** Tests the service with the real Cloud adapter over HTTP, with faults. */
@WabaProfileTest(gateways = CloudGateways.class)
class OpeningHoursOverHttpTest {

    @WabaProfileTest
    private SimulatedAccount account;

    @Test
    void waitsForTheTimeInRetryAfter(
            ProfileGateway profile, FaultPlan faults, VirtualTime time, Dialog360Simulator simulator) {
        simulator.enable(Variant.THROTTLING_WITH_RETRY_AFTER);
        faults.on(Operation.UPDATE_PROFILE).throttle(0, Duration.ofSeconds(7));

        new OpeningHours(profile).openUntil(LocalTime.of(21, 0));

        assertThat(account).hasAbout("Open until 21:00");
        assertThat(simulator)
                .received(Operation.FETCH_PROFILE, Operation.UPDATE_PROFILE, Operation.UPDATE_PROFILE)
                .receivedCallTo("/whatsapp_business_profile");
        assertThat(time.sleeps())
                .singleElement()
                .satisfies(sleep -> assertThat(sleep).isGreaterThanOrEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    void sendsOnlyTheMissingBytesAfterACut(MediaUploader uploader, FaultPlan faults) {
        faults.uploads().cutAfter(65_536);

        uploader.upload(MediaFile.of(new byte[200_000], "image/png"));

        assertThat(account).hasUploads(1).receivedNoByteTwice();
    }
}
