package io.wabaprofile.testkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.account.ChannelHealth;
import io.wabaprofile.testkit.simulator.Browser;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each control can be clicked on a phone and on a wide screen, in light and dark: no control covers another one. */
@Timeout(180)
@TestInstance(Lifecycle.PER_CLASS)
class PageWidthsInBrowserTest {
    private Browser browser;
    private PageFixture page;

    @TempDir
    private Path folder;

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

    @ParameterizedTest
    @CsvSource({"390, false", "390, true", "1280, false", "1280, true"})
    void allControlsCanBeClicked(int width, boolean dark) throws IOException {
        try (PageFixture opened = new PageFixture(browser, width, dark)) {
            page = opened;
            assertPhoto();
            assertName();
            assertHealthAndKey();
            assertSwitches();
            assertFiltersAndCommand();
            assertRemoval();
            assertReset();
        }
    }

    private void assertPhoto() throws IOException {
        byte[] picture = SamplePhoto.png(64).bytes();
        browser.at("#photo-file")
                .sendKeys(Files.write(folder.resolve("shop.png"), picture).toString());
        browser.await("document.getElementById('photo').naturalWidth === 64");
        assertThat(page.account.photo()).contains(picture);
        browser.at("#photo-remove").click();
        browser.await("document.getElementById('photo').hidden");
        assertThat(page.account.photo()).isEmpty();
    }

    private void assertName() {
        browser.at("#rename").click();
        browser.at("#rename-text").sendKeys("Harbour Café");
        browser.at("#rename-form [type=submit]").click();
        browser.await("document.getElementById('name').textContent === 'Harbour Café'");
    }

    private void assertHealthAndKey() {
        browser.script("document.getElementById('throttle-seconds').value = '7'");
        browser.at("[data-health=throttled]").click();
        browser.await("document.querySelector('[data-health=throttled]').getAttribute('aria-pressed') === 'true'");
        assertThat(page.account.state().health())
                .isEqualTo(new ChannelHealth.Throttling(Optional.of(Duration.ofSeconds(7))));
        browser.at("[data-health=forbidden]").click();
        browser.await("document.querySelector('[data-health=forbidden]').getAttribute('aria-pressed') === 'true'");
        browser.at("[data-health=up]").click();
        browser.await("document.querySelector('[data-health=up]').getAttribute('aria-pressed') === 'true'");
        browser.at("#key").click();
        browser.await("document.getElementById('channels').innerText.includes('key')");
        assertThat(page.account.state().accepts(page.account.key())).isFalse();
        browser.at("#key").click();
        browser.await("document.getElementById('key').checked");
    }

    private void assertSwitches() {
        browser.at("#variants-part > summary").click();
        browser.await("document.querySelector('[data-rule=READ_WRAPPED]')");
        browser.at("[data-rule=READ_WRAPPED]").click();
        browser.await("document.querySelector('[data-rule=READ_WRAPPED]:checked')");
        assertThat(page.simulator.enabledVariants()).containsExactly(Variant.READ_WRAPPED);
        browser.at("#checks-part > summary").click();
        browser.await("document.querySelector('[data-rule=ABOUT_EMPTY]:checked')");
        browser.at("[data-rule=ABOUT_EMPTY]").click();
        browser.await("document.querySelector('[data-rule=ABOUT_EMPTY]:not(:checked)')");
        assertThat(page.simulator.disabledChecks()).containsExactly(StrictCheck.ABOUT_EMPTY);
        browser.at("#variants-part > summary").click();
        browser.at("#checks-part > summary").click();
    }

    private void assertFiltersAndCommand() {
        page.channel.get(PageFixture.PROFILE);
        page.channel.get("/v1/settings/profile/photos");
        browser.await("document.querySelectorAll('#list li').length === 2");
        browser.choose("#filter-status", "2xx: success");
        assertThat(browser.at("#hidden-count").getText()).isEqualTo("1 of 2 requests hidden.");
        browser.at("#list li:not([hidden]) summary").click();
        browser.await("document.querySelector('#list .copy button')");
        browser.script("Object.defineProperty(navigator, 'clipboard', {value: undefined})");
        browser.at("#list .copy button").click();
        browser.await("document.getElementById('copy-dialog').open");
        assertThat(browser.at("#copy-text").getAttribute("value")).contains("$D360_API_KEY");
        browser.at("#copy-dialog [data-close]").click();
        browser.at("#show-all").click();
        assertThat(browser.at("#hidden-part").isDisplayed()).isFalse();
    }

    private void assertRemoval() {
        browser.at("#add").click();
        browser.await("document.getElementById('name').textContent === 'Channel 2'");
        browser.at("#new-key-hide").click();
        browser.at("#remove").click();
        browser.at("#remove-form [type=submit]").click();
        browser.await("document.querySelectorAll('.channel').length === 1");
    }

    private void assertReset() {
        browser.at("#reset").click();
        browser.at("#reset-confirm").click();
        browser.await("document.querySelectorAll('#list li').length === 0");
        assertThat(page.simulator.enabledVariants()).isEmpty();
    }
}
