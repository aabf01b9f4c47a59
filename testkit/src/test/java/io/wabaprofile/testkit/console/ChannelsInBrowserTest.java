package io.wabaprofile.testkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.testkit.account.ChannelHealth;
import io.wabaprofile.testkit.simulator.Browser;
import io.wabaprofile.testkit.simulator.Wire;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/** Tests of the channels' names, status and removal, and of the switches, in a real browser on a narrow dark screen. */
@Timeout(180)
@TestInstance(Lifecycle.PER_CLASS)
class ChannelsInBrowserTest {
    private Browser browser;
    private PageFixture page;

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
        page = new PageFixture(browser, 390, true);
    }

    @AfterEach
    void stop() {
        page.close();
    }

    private void rename(String name) {
        browser.at("#rename").click();
        browser.at("#rename-text").clear();
        browser.at("#rename-text").sendKeys(name);
        browser.at("#rename-form [type=submit]").click();
    }

    @Test
    void aNameIsShownInListPhoneRequestsAndFaults() {
        page.channel.get(PageFixture.PROFILE);
        browser.await("document.querySelectorAll('#list li').length === 1");
        rename("Harbour <b>Café");
        browser.await("document.getElementById('name').textContent === 'Harbour <b>Café'");
        assertThat(browser.at(".channel .label").getText()).isEqualTo("Harbour <b>Café");
        assertThat(browser.at("#kind").getText()).isEqualTo("Channel 1 · Business account");
        browser.await("document.querySelector('#list .of').textContent === 'Harbour <b>Café'");
        browser.choose("#fault-channel", "Harbour <b>Café");
        browser.at("#fault-form button").click();
        browser.await("document.getElementById('planned').innerText.includes('Harbour <b>Café')");
        assertThat(browser.script("return document.activeElement.id")).isNotEqualTo("rename-text");
    }

    @Test
    void aNameThatIsTooLongIsRefusedInTheDialog() {
        rename("x".repeat(61));
        browser.await("!document.getElementById('rename-trouble').hidden");
        assertThat(browser.at("#rename-trouble").getText()).contains("at most 60 characters");
        browser.at("#rename-form [data-close]").click();
        assertThat(browser.script("return document.activeElement.id")).isEqualTo("rename");
        assertThat(browser.at("#name").getText()).isEqualTo("Channel 1");
    }

    @Test
    void aChannelIsRemovedAfterConfirmation() {
        browser.at("#add").click();
        browser.await("document.getElementById('name').textContent === 'Channel 2'");
        String key = browser.at("#new-key-text").getText();
        browser.at("#remove").click();
        assertThat(browser.at("#remove-title").getText()).isEqualTo("Remove Channel 2?");
        browser.at("#remove-form [data-close]").click();
        assertThat(page.simulator.accounts()).hasSize(2);

        browser.at("#remove").click();
        browser.at("#remove-form [type=submit]").click();

        browser.await("document.querySelectorAll('.channel').length === 1");
        browser.await("document.getElementById('name').textContent === 'Channel 1'");
        browser.await("document.activeElement.id === 'add'");
        assertThat(browser.at("#new-key").isDisplayed()).isFalse();
        assertThat(browser.script("return document.body.textContent").toString())
                .doesNotContain(key);
        assertThat(new Wire(page.simulator.baseUri(), key)
                        .get(PageFixture.PROFILE)
                        .status())
                .isEqualTo(401);
        page.simulator.removeAccount(page.account);
        page.channel.get(PageFixture.PROFILE);
        browser.await("!document.getElementById('no-channels').hidden && document.getElementById('phone').hidden");
        browser.at("#add").click();
        browser.await("document.getElementById('name').textContent === 'Channel 3'");
    }

    @Test
    void theSecondsOfAThrottledChannelAreSet() {
        browser.script("document.getElementById('throttle-seconds').value = '7'");
        browser.at("[data-health=throttled]").click();
        browser.await("document.querySelector('[data-health=throttled]').getAttribute('aria-pressed') === 'true'");
        assertThat(page.account.state().health())
                .isEqualTo(new ChannelHealth.Throttling(Optional.of(Duration.ofSeconds(7))));
        browser.script("const seconds = document.getElementById('throttle-seconds'); seconds.value = '86401';"
                + "seconds.dispatchEvent(new Event('change'))");
        browser.await("!document.getElementById('channel-trouble').hidden");
        assertThat(browser.at("#channel-trouble").getText())
                .isEqualTo("retryAfterSeconds must be a whole number from 0 to 86400");
    }

    @Test
    void aChannelIsForbidden() {
        browser.at("[data-health=forbidden]").click();
        browser.await("document.querySelector('[data-number=\"1\"]').innerText.includes('forbidden')");
        assertThat(page.account.state().health()).isInstanceOf(ChannelHealth.Forbidden.class);
        assertThat(browser.at("#health-hint").getText()).contains("refuses each request as not permitted");
    }

    @Test
    void aVariantIsASwitchWithItsEffectAndSource() {
        browser.at("#variants-part > summary").click();
        browser.await("document.querySelectorAll('#variants [role=switch]').length === " + Variant.values().length);
        String shown = browser.at("#variants").getText();
        for (Variant variant : Variant.values()) {
            assertThat(shown)
                    .containsIgnoringCase(variant.fact())
                    .contains(variant.name(), RuleTexts.effect(variant), variant.byDefault(), variant.source());
        }
        assertThat(browser.at("[data-rule=READ_WRAPPED]").getAccessibleName())
                .isEqualTo("The profile is in business_profile.");
        browser.at("[data-rule=READ_WRAPPED]").click();
        browser.await("document.querySelector('[data-rule=READ_WRAPPED]:checked')");
        assertThat(page.simulator.enabledVariants()).containsExactly(Variant.READ_WRAPPED);
        browser.await("document.activeElement.dataset.rule === 'READ_WRAPPED'");
        browser.at("[data-rule=READ_WRAPPED]").click();
        browser.await("!document.querySelector('#variants :checked')");
        assertThat(page.simulator.enabledVariants()).isEmpty();
    }

    @Test
    void aStrictCheckIsASwitch() {
        browser.at("#checks-part > summary").click();
        browser.await("document.querySelectorAll('#checks :checked').length === " + StrictCheck.values().length);
        assertThat(browser.at("#checks").getText())
                .contains("Rejects an email address over the length limit.", "ABOUT_EMPTY");
        browser.at("[data-rule=ABOUT_EMPTY]").click();
        browser.await("document.querySelector('[data-rule=ABOUT_EMPTY]:not(:checked)')");
        browser.await("document.activeElement.dataset.rule === 'ABOUT_EMPTY'");
        assertThat(page.simulator.disabledChecks()).containsExactly(StrictCheck.ABOUT_EMPTY);
        page.simulator.reset();
        browser.await("document.querySelector('[data-rule=ABOUT_EMPTY]:checked')");
    }
}
