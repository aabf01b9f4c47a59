package io.wabaprofile.testkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.port.Operation;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.fault.PlatformError;
import io.wabaprofile.testkit.simulator.Browser;
import io.wabaprofile.testkit.simulator.CafePhoto;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.RawClient;
import io.wabaprofile.testkit.simulator.Wire;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;

/** The page of a simulator with one channel, open in a browser. */
final class PageFixture implements AutoCloseable {
    static final String PROFILE = "/whatsapp_business_profile?fields=about,address,description,email,vertical,websites";

    final Dialog360Simulator simulator = Dialog360Simulator.builder().withPage().start();
    final SimulatedAccount account = simulator.newAccount();
    final Wire channel = new Wire(simulator.baseUri(), account.key());
    private final Browser browser;

    /** Opens the page with the profile and the photo of a café. */
    PageFixture(Browser browser, int width, boolean dark) throws IOException {
        this.browser = browser;
        account.setProfile(cafe());
        account.setPhoto(CafePhoto.png());
        browser.width(width).dark(dark).open(simulator.pageUri().orElseThrow());
        browser.await("document.querySelectorAll('#profile dd').length === 6");
    }

    static BusinessProfile cafe() {
        return BusinessProfile.builder()
                .about("Coffee and cake by the harbour")
                .address("12 Harbour Road, 24103 Kiel")
                .description("Fresh coffee, home-made cake and a view of the ships, every day from eight to six.")
                .email("hello@harbour-cafe.example")
                .vertical(Vertical.RESTAURANT)
                .websites(List.of("https://harbour-cafe.example", "https://shop.harbour-cafe.example"))
                .build();
    }

    void update(String about) {
        channel.json(
                "POST",
                "/whatsapp_business_profile",
                "{\"messaging_product\":\"whatsapp\",\"about\":\"" + about + "\"}");
    }

    /** Sends a request whose response a planned fault loses. */
    void sendAndLoseTheResponse() throws IOException {
        assertThat(RawClient.exchange(
                                simulator.baseUri(),
                                "GET " + PROFILE + " HTTP/1.1\r\nHost: x\r\nD360-API-KEY: " + account.key()
                                        + "\r\n\r\n")
                        .text())
                .isEmpty();
    }

    /** Creates sample data: successful and failed requests, injected and planned faults, and three channels. */
    void addSampleData() {
        SimulatedAccount bookshop = simulator.newAccount();
        bookshop.setProfile(BusinessProfile.builder()
                .about("Two thousand books")
                .vertical(Vertical.RETAIL)
                .build());
        simulator.newAccount().throttle(Duration.ofSeconds(30));
        Wire control = new Wire(simulator.baseUri(), "");
        control.json("PUT", "/_simulator/channels/1/name", "{\"name\":\"Harbour Café\"}");
        control.json("PUT", "/_simulator/channels/2/name", "{\"name\":\"Bookshop\"}");
        channel.get(PROFILE);
        channel.get("/v1/settings/profile/about");
        new Wire(simulator.baseUri(), "not-a-key").get(PROFILE);
        update("Open till nine, and on Sundays");
        new Wire(simulator.baseUri(), bookshop.key()).json("POST", "/whatsapp_business_profile", "{\"about\":\"\"}");
        String session = channel.send(
                        "POST",
                        "/uploads?file_name=terrace.png&file_length=4096&file_type=image%2Fpng",
                        BodyPublishers.noBody())
                .textAt("id");
        channel.bytes("/" + session, new byte[4096], "file_offset", "0");
        channel.get("/v1/settings/profile/photos");
        simulator.faults().on(Operation.UPDATE_PROFILE).error(PlatformError.MAINTENANCE_MODE);
        simulator.faults().uploads().nth(2).cutAfter(65_536);
        update("Open till ten");
        browser.await("document.querySelectorAll('#list li').length === 9");
        browser.await("document.getElementById('profile').innerText.includes('on Sundays')");
        browser.await("document.querySelectorAll('.channel').length === 3");
    }

    /** Stops the simulator. Fails if the browser reported an error, such as a script that the page's policy blocked. */
    @Override
    public void close() {
        List<String> complaints = browser.complaints();
        simulator.close();
        assertThat(complaints)
                .filteredOn(complaint -> !complaint.contains("Failed to load resource"))
                .isEmpty();
    }
}
