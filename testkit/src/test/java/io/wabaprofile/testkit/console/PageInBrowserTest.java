package io.wabaprofile.testkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Browser;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.Wire;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Tests of the page in a real browser. Saves screenshots in {@code target/screenshots}. */
@Timeout(180)
@TestInstance(Lifecycle.PER_CLASS)
class PageInBrowserTest {
    private static final String HOSTILE = "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=2</script>";

    private Browser browser;
    private PageFixture page;
    private Dialog360Simulator simulator;
    private SimulatedAccount account;
    private Wire channel;

    @BeforeAll
    void startBrowser() throws IOException {
        browser = Browser.start();
    }

    @AfterAll
    void stopBrowser() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void openPage() throws IOException {
        page = new PageFixture(browser, 1280, false);
        simulator = page.simulator;
        account = page.account;
        channel = page.channel;
    }

    @AfterEach
    void stop() {
        page.close();
    }

    @Test
    void showsAProfileAsOnAPhone() {
        browser.await("document.getElementById('photo').naturalWidth === 320");
        assertThat(browser.at("#photo").isDisplayed()).isTrue();
        assertThat(browser.at("#no-photo").isDisplayed()).isFalse();
        assertThat(browser.at("#photo").getAccessibleName()).isEqualTo("Profile photo of Channel 1");
        assertThat(browser.at("#profile").getText())
                .contains(
                        "Coffee and cake by the harbour",
                        "Restaurant",
                        "12 Harbour Road",
                        "hello@harbour-cafe.example");
        assertThat(browser.all("#profile a"))
                .hasSize(2)
                .allSatisfy(link -> assertThat(link.getAttribute("rel")).isEqualTo("noopener noreferrer"));
        account.setProfile(
                PageFixture.cafe().toBuilder().vertical(Vertical.RETAIL).build());
        channel.get(PageFixture.PROFILE);
        browser.await("document.getElementById('profile').innerText.includes('Shopping and Retail')");
    }

    @Test
    void aRequestAppearsLiveWithItsResponse() {
        assertThat(browser.all("#list li")).isEmpty();
        page.update("Open till nine");
        browser.await("document.querySelectorAll('#list li').length === 1");
        assertThat(browser.at("#list summary").getText())
                .contains("200", "POST", "/whatsapp_business_profile", "Change profile", "Channel 1", "ms");
        browser.await("document.getElementById('profile').innerText.includes('Open till nine')");
        browser.await("document.getElementById('spoken').textContent.includes('Change profile, response 200')");
        browser.at("#list summary").click();
        browser.await("document.querySelectorAll('#list pre.body').length === 2");
        assertThat(browser.at("#list details").getText())
                .contains("Request", "Response 200", "\"about\": \"Open till nine\"", "D360-api-key: key-1")
                .doesNotContain(account.key());
    }

    @Test
    void aFaultIsPlannedAndInjected() {
        browser.choose("#fault", "Error response");
        browser.choose("#error", "Maintenance mode (500, code 131057)");
        browser.choose("#operation", "Change profile");
        browser.at("#fault-form button").click();
        browser.await("document.getElementById('planned').innerText.includes('not injected yet')");
        assertThat(browser.at("#planned").getText())
                .isEqualTo("Error response: Maintenance mode · request 1 · Change profile · not injected yet");
        channel.get(PageFixture.PROFILE);
        page.update("Open till nine");
        browser.await("document.querySelector('#list .badge')");
        assertThat(browser.at("#list summary").getText()).contains("500", "Fault: Error response: Maintenance mode");
        browser.await("document.getElementById('planned').innerText.includes('injected 1×')");
        simulator.faults().verify();
        browser.at("#clear-faults").click();
        browser.await("document.getElementById('planned-part').hidden");
    }

    @Test
    void eachFaultOfTheFormCanBePlanned() {
        long faults = (Long) browser.script("return document.getElementById('fault').length");
        for (int i = 0; i < faults; i++) {
            browser.script(
                    "const fault = document.getElementById('fault');"
                            + "fault.selectedIndex = arguments[0];"
                            + "fault.dispatchEvent(new Event('change'));"
                            + "document.querySelector('#fault-form button').click();",
                    i);
            browser.await("document.querySelectorAll('#planned li').length === " + (i + 1));
        }
        assertThat(browser.at("#trouble").isDisplayed()).isFalse();
        assertThat(simulator.faults().unused()).hasSize((int) faults);
    }

    @Test
    void aRejectedFaultShowsTheReason() {
        browser.choose("#fault", "Slow response");
        browser.script("document.getElementById('value').value = '99999999'");
        browser.at("#fault-form button").click();
        browser.await("!document.getElementById('trouble').hidden");
        assertThat(browser.at("#trouble").getText()).isEqualTo("pauseMillis must be a whole number from 0 to 60000");
    }

    @Test
    void aChannelIsAddedThrottledAndRecovered() {
        browser.at("#add").click();
        browser.await("!document.getElementById('new-key').hidden");
        String key = browser.at("#new-key-text").getText();
        Wire added = new Wire(simulator.baseUri(), key);
        browser.await("document.querySelectorAll('.channel').length === 2");
        browser.await("document.getElementById('name').textContent === 'Channel 2'");
        browser.at("[data-health=throttled]").click();
        browser.await("document.querySelector('[data-health=throttled]').getAttribute('aria-pressed') === 'true'");
        browser.await("document.querySelector('[data-number=\"2\"]').innerText.includes('throttled')");
        assertThat(added.get(PageFixture.PROFILE).status()).isEqualTo(429);
        browser.at("[data-health=up]").click();
        browser.await("document.querySelector('[data-health=up]').getAttribute('aria-pressed') === 'true'");
        assertThat(added.get(PageFixture.PROFILE).status()).isEqualTo(200);
        browser.at("#key").click();
        browser.await("document.querySelector('[data-number=\"2\"]').innerText.includes('key refused')");
        assertThat(added.get(PageFixture.PROFILE).status()).isEqualTo(401);
        browser.at("#new-key-hide").click();
        assertThat((String) browser.script("return document.documentElement.outerHTML"))
                .doesNotContain(key);
        browser.at("[data-number='1']").click();
        browser.await("document.getElementById('name').textContent === 'Channel 1'");
        browser.at("#only").click();
        browser.await("[...document.querySelectorAll('#list li')].every(row => row.hidden)");
    }

    @Test
    void aResetRequiresConfirmationAndClearsThePage() {
        channel.get(PageFixture.PROFILE);
        browser.await("document.querySelectorAll('#list li').length === 1");
        browser.at("#reset").click();
        assertThat(browser.at("#reset-question").getText()).contains("gets its first profile and photo again");
        browser.at("#reset-cancel").click();
        assertThat(browser.at("#reset-question").isDisplayed()).isFalse();
        assertThat(account.profile().about()).isPresent();
        assertThat(simulator.exchanges()).hasSize(1);

        browser.at("#reset").click();
        browser.at("#reset-confirm").click();
        browser.await("document.querySelectorAll('#list li').length === 0");
        browser.await("document.getElementById('profile').innerText.includes('No about')");
        assertThat(account.profile().about()).isEmpty();
        assertThat(browser.at("#no-calls").isDisplayed()).isTrue();
    }

    @Test
    void allControlsWorkWithTheKeyboard() {
        channel.get(PageFixture.PROFILE);
        browser.await("document.querySelectorAll('#list li').length === 1");
        browser.script("document.body.focus()");
        browser.type(Keys.TAB);
        assertThat(focused()).isEqualTo("Skip to the requests");
        for (String wanted : List.of(
                "Reset…",
                "Add a channel",
                "Channel 1",
                "Edit the fields…",
                "Choose a photo…",
                "Remove the photo",
                "Normal",
                "Throttled",
                "Forbidden",
                "Down",
                "throttle-seconds",
                "key",
                "Rename…",
                "Remove…",
                "fault",
                "operation",
                "request",
                "fault-channel",
                "Inject")) {
            for (int i = 0; i < 6 && !focused().contains(wanted); i++) {
                browser.type(Keys.TAB);
            }
            assertThat(focused()).contains(wanted);
        }
        browser.type(Keys.ENTER);
        browser.await("document.querySelectorAll('#planned li').length === 1");
        for (String wanted : List.of("Remove all faults", "JSON Lines", "HAR", "filter-status", "only", "200")) {
            for (int i = 0; i < 6 && !focused().startsWith(wanted); i++) {
                browser.type(Keys.TAB);
            }
            assertThat(focused()).startsWith(wanted);
        }
        browser.type(Keys.ENTER);
        browser.await("document.querySelector('#list details').open");
        for (int i = 0; i < 6 && !focused().equals("Copy as curl"); i++) {
            browser.type(Keys.TAB);
        }
        assertThat(focused()).isEqualTo("Copy as curl");
    }

    private String focused() {
        return (String) browser.script("const on = document.activeElement;"
                + "return /^(INPUT|SELECT)$/.test(on.tagName) ? on.id : on.innerText ?? ''");
    }

    @Test
    void textFromClientsIsNotMarkup() {
        account.setProfile(BusinessProfile.builder()
                .about(HOSTILE)
                .address(HOSTILE)
                .description(HOSTILE)
                .email(HOSTILE)
                .vertical(Vertical.of(HOSTILE))
                .websites(
                        List.of("javascript:window.hacked=3", "https://a.example/\"><script>window.hacked=4</script>"))
                .build());
        account.setPhoto(("\u0089PNG\r\n\u001a\n" + HOSTILE).getBytes(StandardCharsets.ISO_8859_1));
        channel.get("/%3Cscript%3Ewindow.hacked=5%3C/script%3E?q=%3Cimg%20src=x%20onerror=window.hacked=6%3E");
        channel.send(
                "POST",
                "/whatsapp_business_profile",
                BodyPublishers.ofString("{\"about\":\"" + HOSTILE.replace("\"", "\\\"") + "\"}"),
                "Content-Type",
                "application/json",
                "X-Note",
                HOSTILE);
        browser.await("document.querySelectorAll('#list li').length === 2");
        browser.await("document.getElementById('profile').innerText.includes('onerror')");
        for (WebElement summary : browser.all("#list summary")) {
            summary.click();
        }
        browser.await("document.querySelectorAll('#list .sides').length === 2");
        assertThat(browser.at("#list").getText()).contains("<script>window.hacked=2</script>");
        assertThat(browser.at("#profile").getText()).contains("javascript:window.hacked=3");
        assertThat(browser.all("#list img, #list script, #profile img, #profile script, #channels script"))
                .isEmpty();
        assertThat(browser.all("#profile a")).hasSize(1);
        assertThat(browser.script("return window.hacked")).isNull();
    }

    @Test
    void noElementIsWiderThanTheScreen() {
        channel.get("/" + "long-".repeat(60));
        page.update("x".repeat(139));
        new Wire(simulator.baseUri(), "")
                .json("PUT", "/_simulator/channels/1/name", "{\"name\":\"" + "x".repeat(60) + "\"}");
        browser.await("document.getElementById('name').textContent.startsWith('xxx')");
        browser.script("document.querySelectorAll('#list details, .rules').forEach(part => { part.open = true; })");
        browser.await("document.querySelectorAll('#variants li, #checks li').length > 100");
        for (int width : new int[] {320, 390, 768, 900, 1280, 1720}) {
            browser.width(width);
            browser.await("innerWidth === " + width);
            assertThat(browser.script(
                            "const page = document.documentElement; return page.scrollWidth - page.clientWidth"))
                    .as("pixels beyond a screen of " + width)
                    .isEqualTo(0L);
        }
    }

    @Test
    void savesScreenshots() throws IOException {
        page.addSampleData();
        browser.at("#list summary").click();
        browser.await("document.querySelectorAll('#list .sides').length === 1");
        browser.await("document.querySelectorAll('#planned li').length === 2");
        browser.await("document.getElementById('photo').naturalWidth === 320");
        browser.script("document.activeElement.blur()");
        browser.screenshot("page-1280", 1280, 800);
        browser.screenshot("page-390", 390, 844);
        browser.dark(true);
        browser.screenshot("page-1280-dark", 1280, 800);
        browser.screenshot("page-390-dark", 390, 844);
    }
}
