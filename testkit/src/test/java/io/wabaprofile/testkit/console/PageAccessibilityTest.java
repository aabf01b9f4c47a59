package io.wabaprofile.testkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.testkit.simulator.Browser;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/**
 * axe finds no serious or critical fault on the page, in its dialogs and in its panels. Of the variants and checks, which
 * look alike, it examines some.
 */
@Timeout(180)
@TestInstance(Lifecycle.PER_CLASS)
class PageAccessibilityTest {
    private Browser browser;

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
    @ValueSource(ints = {390, 1280})
    void axeFindsNoSeriousFaultInLightAndDark(int width) throws IOException {
        try (PageFixture page = new PageFixture(browser, width, false)) {
            page.addSampleData();
            browser.script("document.querySelectorAll('#list details, .rules').forEach(part => { part.open = true; })");
            browser.await("document.querySelectorAll('#variants li').length > 50");
            browser.await("document.querySelectorAll('#checks li').length > 40");
            browser.script("document.querySelectorAll('.rules li:nth-child(n + 7)').forEach(item => item.remove())");
            browser.at("#fault-form button").click();
            browser.at("#add").click();
            browser.await("!document.getElementById('new-key').hidden");
            assertNoFaults("page");
            for (String opener : List.of("edit", "rename", "remove", "reset")) {
                browser.at("#" + opener).click();
                browser.await("document.querySelector('dialog[open]')");
                assertNoFaults("dialog of " + opener);
                assertThat(browser.script("const dialog = document.querySelector('dialog[open]');"
                                + "return dialog.contains(document.activeElement)"
                                + " && dialog.scrollWidth <= dialog.clientWidth"))
                        .isEqualTo(true);
                browser.type(Keys.ESCAPE);
                browser.await(
                        "!document.querySelector('dialog[open]') && document.activeElement.id === '" + opener + "'");
            }
            browser.script("Object.defineProperty(navigator, 'clipboard', {value: undefined})");
            browser.at("#list .copy button").click();
            browser.await("document.getElementById('copy-dialog').open");
            assertNoFaults("dialog of the command");
        }
    }

    private void assertNoFaults(String part) throws IOException {
        for (boolean dark : new boolean[] {false, true}) {
            browser.dark(dark);
            assertThat(browser.accessibilityFaults())
                    .as(part + (dark ? ", dark" : ", light"))
                    .isEmpty();
        }
    }
}
