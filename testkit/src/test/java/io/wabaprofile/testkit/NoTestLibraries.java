package io.wabaprofile.testkit;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.fake.FakeAdapter;
import io.wabaprofile.testkit.fault.FaultPlan;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/** Uses both doors as a program does that has neither JUnit nor AssertJ. */
public final class NoTestLibraries implements Callable<String> {
    @Override
    public String call() throws Exception {
        FaultPlan faults = FaultPlan.create();
        try (Dialog360Simulator simulator =
                Dialog360Simulator.builder().faults(faults).start()) {
            SimulatedAccount account = simulator.newAccount();
            FakeAdapter.over(account)
                    .profile()
                    .apply(ProfileUpdate.builder().about("Open till nine").build());
            BusinessProfile read = FakeAdapter.over(account).profile().fetch();
            URL about = new URL(simulator.baseUri() + ApiPaths.ON_PREMISE_ABOUT);
            HttpURLConnection connection = (HttpURLConnection) about.openConnection(Proxy.NO_PROXY);
            connection.setRequestProperty("D360-API-KEY", account.key());
            String answer = new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            faults.verify();
            return read.about().orElse("nothing") + "; " + answer + "; "
                    + simulator.exchanges().get(0).summary();
        }
    }
}
