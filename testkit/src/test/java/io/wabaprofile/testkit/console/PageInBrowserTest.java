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
import io.wabaprofile.testkit.simulator.Wire;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Tests of the page in a real browser. Saves screenshots in {@code target/screenshots}. */
@Timeout(180)
@TestInstance(Lifecycle.PER_CLASS)
class PageInBrowserTest {
    private static final String PROFILE =
            "/whatsapp_business_profile?fields=about,address,description,email,vertical,websites";
    private static final String HOSTILE = "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=2</script>";

    /** Returns each text with a contrast under 4.5 to 1, the limit of WCAG 2.2 for level AA. */
    private static final String TOO_FAINT = """
            const parts = colour => colour.match(/[0-9.]+/g).map(Number);
            const light = colour => parts(colour).slice(0, 3).map(c => c / 255)
                .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
                .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
            const ground = element => {
                for (let here = element; here; here = here.parentElement) {
                    const colour = getComputedStyle(here).backgroundColor;
                    if ((parts(colour)[3] ?? 1) === 1) return colour;
                }
                return 'rgb(255, 255, 255)';
            };
            const faint = [];
            const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) {
                const element = texts.currentNode.parentElement;
                if (!texts.currentNode.data.trim() || !element.checkVisibility()) continue;
                const [one, other] = [light(getComputedStyle(element).color), light(ground(element))];
                const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
                if (contrast < 4.5) faint.push(texts.currentNode.data.trim() + ': ' + contrast.toFixed(2));
            }
            return faint.join(', ');
            """;

    private Browser browser;
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
        simulator = Dialog360Simulator.builder().withPage().start();
        account = simulator.newAccount();
        account.setProfile(cafe());
        account.setPhoto(CafePhoto.png());
        channel = new Wire(simulator.baseUri(), account.key());
        browser.width(1280).dark(false).open(simulator.pageUri().orElseThrow());
        browser.await("document.querySelectorAll('#profile dd').length === 6");
    }

    @AfterEach
    void stop() {
        List<String> complaints = browser.complaints();
        simulator.close();
        assertThat(complaints)
                .filteredOn(complaint -> !complaint.contains("Failed to load resource"))
                .isEmpty();
    }

    private static BusinessProfile cafe() {
        return BusinessProfile.builder()
                .about("Coffee and cake by the harbour")
                .address("12 Harbour Road, 24103 Kiel")
                .description("Fresh coffee, home-made cake and a view of the ships, every day from eight to six.")
                .email("hello@harbour-cafe.example")
                .vertical(Vertical.RESTAURANT)
                .websites(List.of("https://harbour-cafe.example", "https://shop.harbour-cafe.example"))
                .build();
    }

    private void update(String about) {
        channel.json(
                "POST",
                "/whatsapp_business_profile",
                "{\"messaging_product\":\"whatsapp\",\"about\":\"" + about + "\"}");
    }

    @Test
    void showsAProfileAsOnAPhone() {
        browser.await("document.getElementById('photo').naturalWidth === 320");
        assertThat(browser.at("#photo").isDisplayed()).isTrue();
        assertThat(browser.at("#no-photo").isDisplayed()).isFalse();
        assertThat(browser.at("#photo").getAccessibleName()).isEqualTo("Profile photo of channel 1");
        assertThat(browser.at("#profile").getText())
                .contains(
                        "Coffee and cake by the harbour",
                        "Restaurant",
                        "12 Harbour Road",
                        "hello@harbour-cafe.example");
        assertThat(browser.all("#profile a"))
                .hasSize(2)
                .allSatisfy(link -> assertThat(link.getAttribute("rel")).isEqualTo("noopener noreferrer"));
        account.setProfile(cafe().toBuilder().vertical(Vertical.RETAIL).build());
        channel.get(PROFILE);
        browser.await("document.getElementById('profile').innerText.includes('Shopping and Retail')");
    }

    @Test
    void aRequestAppearsLiveWithItsResponse() {
        assertThat(browser.all("#list li")).isEmpty();
        update("Open till nine");
        browser.await("document.querySelectorAll('#list li').length === 1");
        assertThat(browser.at("#list summary").getText())
                .contains("200", "POST", "/whatsapp_business_profile", "update profile", "channel 1", "ms");
        browser.await("document.getElementById('profile').innerText.includes('Open till nine')");
        browser.await("document.getElementById('spoken').textContent.includes('POST update profile response 200')");
        browser.at("#list summary").click();
        browser.await("document.querySelectorAll('#list pre.body').length === 2");
        assertThat(browser.at("#list details").getText())
                .contains("Request", "Response 200", "\"about\": \"Open till nine\"", "D360-api-key: key-1")
                .doesNotContain(account.key());
    }

    @Test
    void aFaultIsPlannedAndInjected() {
        browser.choose("#fault", "platform error");
        browser.choose("#error", "maintenance mode");
        browser.choose("#operation", "update profile");
        browser.at("#fault-form button").click();
        browser.await("document.getElementById('planned').innerText.includes('not injected yet')");
        assertThat(browser.at("#planned").getText())
                .isEqualTo("error(MAINTENANCE_MODE) on request 1 of update profile: not injected yet");
        channel.get(PROFILE);
        update("Open till nine");
        browser.await("document.querySelector('#list .badge')");
        assertThat(browser.at("#list summary").getText()).contains("500", "fault: error(MAINTENANCE_MODE)");
        browser.await("document.getElementById('planned').innerText.includes('injected 1×')");
        simulator.faults().verify();
        browser.at("#clear-faults").click();
        browser.await("document.getElementById('planned-part').hidden");
    }

    @Test
    void eachFaultOfTheFormCanBePlanned() {
        long faults = browser.all("#fault option").size();
        for (int i = 0; i < faults; i++) {
            browser.all("#fault option").get(i).click();
            browser.at("#fault-form button").click();
            browser.await("document.querySelectorAll('#planned li').length === " + (i + 1));
        }
        assertThat(browser.at("#trouble").isDisplayed()).isFalse();
        assertThat(simulator.faults().unused()).hasSize((int) faults);
    }

    @Test
    void aRejectedFaultShowsTheReason() {
        browser.choose("#fault", "slow response");
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
        assertThat(added.get(PROFILE).status()).isEqualTo(429);
        browser.at("[data-health=up]").click();
        browser.await("document.querySelector('[data-health=up]').getAttribute('aria-pressed') === 'true'");
        assertThat(added.get(PROFILE).status()).isEqualTo(200);
        browser.at("#key").click();
        browser.await("document.getElementById('key').getAttribute('aria-pressed') === 'true'");
        assertThat(added.get(PROFILE).status()).isEqualTo(401);
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
        channel.get(PROFILE);
        browser.await("document.querySelectorAll('#list li').length === 1");
        browser.at("#reset").click();
        assertThat(browser.at("#reset-question").getText()).contains("deletes all profiles");
        browser.at("#reset-cancel").click();
        assertThat(browser.at("#reset-question").isDisplayed()).isFalse();
        assertThat(account.profile().about()).isPresent();
        assertThat(simulator.exchanges()).hasSize(1);

        browser.at("#reset").click();
        browser.at("#reset-confirm").click();
        browser.await("document.querySelectorAll('#list li').length === 0");
        browser.await("document.getElementById('profile').innerText.includes('no about')");
        assertThat(account.profile().about()).isEmpty();
        assertThat(browser.at("#no-calls").isDisplayed()).isTrue();
    }

    @Test
    void aVariantIsShownWithItsSourceAndEnabled() {
        browser.at("#variants-part > summary").click();
        browser.await("document.querySelectorAll('#variants li').length === " + Variant.values().length);
        for (Variant variant : Variant.values()) {
            assertThat(browser.at("#variants").getText())
                    .contains(variant.name(), variant.fact(), variant.byDefault(), variant.source());
        }

        browser.at("[data-variant=READ_WRAPPED]").click();
        browser.await("document.querySelector('[data-variant=READ_WRAPPED]:checked')");
        assertThat(simulator.enabledVariants()).containsExactly(Variant.READ_WRAPPED);
        browser.at("[data-variant=READ_WRAPPED]").click();
        browser.await("document.querySelector('[data-variant=READ_WRAPPED]:not(:checked)')");
        browser.await("!document.querySelector('#variants :checked')");
        assertThat(simulator.enabledVariants()).isEmpty();
    }

    @Test
    void allControlsWorkWithTheKeyboard() {
        channel.get(PROFILE);
        browser.await("document.querySelectorAll('#list li').length === 1");
        browser.script("document.body.focus()");
        browser.type(Keys.TAB);
        assertThat(focused()).isEqualTo("Skip to the requests");
        for (String wanted : List.of(
                "JSON Lines",
                "HAR",
                "Reset all",
                "Add",
                "Channel 1",
                "Healthy",
                "Throttled",
                "Down",
                "Reject this key",
                "Inject")) {
            for (int i = 0; i < 12 && !focused().contains(wanted); i++) {
                browser.type(Keys.TAB);
            }
            assertThat(focused()).contains(wanted);
        }
        browser.type(Keys.ENTER);
        browser.await("document.querySelectorAll('#planned li').length === 1");
        for (int i = 0; i < 6 && !focused().startsWith("200"); i++) {
            browser.type(Keys.TAB);
        }
        browser.type(Keys.ENTER);
        browser.await("document.querySelector('#list details').open");
    }

    private String focused() {
        return (String) browser.script("return document.activeElement.innerText ?? ''");
    }

    @Test
    void eachControlHasANameForScreenReaders() {
        channel.get(PROFILE);
        browser.await("document.querySelectorAll('#list li').length === 1");
        List<WebElement> controls = browser.all("a, button, select, input, summary, img:not([alt=''])");
        assertThat(controls).hasSizeGreaterThan(20);
        assertThat(controls)
                .filteredOn(WebElement::isDisplayed)
                .allSatisfy(control -> assertThat(control.getAccessibleName())
                        .as(control.getAttribute("outerHTML"))
                        .isNotBlank());
        assertThat(browser.all("header, main, main > section[aria-labelledby], h1"))
                .hasSize(6);
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

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 768, 900, 1280, 1720})
    void noElementIsWiderThanTheScreen(int width) {
        channel.get("/" + "long-".repeat(60));
        update("x".repeat(139));
        browser.await("document.querySelectorAll('#list li').length === 2");
        browser.width(width);
        browser.all("#list summary").get(1).click();
        browser.await("innerWidth === " + width);
        assertThat(browser.script("const page = document.documentElement; return page.scrollWidth - page.clientWidth"))
                .isEqualTo(0L);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void textHasEnoughContrast(boolean dark) throws IOException {
        clutter();
        browser.dark(dark);
        String tooFaint = (String) browser.script(TOO_FAINT);
        assertThat(tooFaint).isEmpty();
    }

    @Test
    void savesScreenshots() throws IOException {
        clutter();
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

    /** Creates sample data: successful and failed requests, injected and planned faults, and three channels. */
    private void clutter() throws IOException {
        SimulatedAccount bookshop = simulator.newAccount();
        bookshop.setProfile(BusinessProfile.builder()
                .about("Two thousand books")
                .vertical(Vertical.RETAIL)
                .build());
        simulator.newAccount().throttle(Duration.ofSeconds(30));
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
}
