package io.wabaprofile.testkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.testkit.simulator.Browser;
import io.wabaprofile.testkit.simulator.RawClient;
import io.wabaprofile.testkit.simulator.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.WebElement;

/** Tests of the filters, the downloads and the announcements of requests in a real browser. */
@Timeout(180)
@TestInstance(Lifecycle.PER_CLASS)
class RequestsInBrowserTest {
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
        page = new PageFixture(browser, 390, false);
    }

    @AfterEach
    void stop() {
        page.close();
    }

    private List<String> shownStatuses() {
        return browser.all("#list li:not([hidden]) .status").stream()
                .map(WebElement::getText)
                .toList();
    }

    @Test
    void requestsAreFilteredByResponseOperationAndChannel() throws IOException {
        page.addSampleData();
        page.simulator.faults().onAnyRequest().responseLost();
        page.sendAndLoseTheResponse();
        browser.await("document.querySelectorAll('#list li').length === 10");
        assertThat(browser.at("#hidden-part").isDisplayed()).isFalse();

        browser.choose("#filter-status", "2xx: success");
        assertThat(shownStatuses()).containsExactly("200", "200", "200", "200", "200");
        assertThat(browser.at("#hidden-count").getText()).isEqualTo("5 of 10 requests hidden.");
        browser.choose("#filter-status", "4xx: refused");
        assertThat(shownStatuses()).containsExactly("403", "400", "401");
        browser.choose("#filter-status", "5xx: server error");
        assertThat(shownStatuses()).containsExactly("500");
        browser.choose("#filter-status", "no response");
        assertThat(shownStatuses()).containsExactly("none");
        browser.choose("#filter-status", "all");
        browser.choose("#filter-operation", "Change profile");
        assertThat(shownStatuses()).containsExactly("500", "400", "200");
        browser.at("#only").click();
        assertThat(shownStatuses()).containsExactly("500", "200");
        browser.choose("#filter-operation", "Unknown endpoint");
        assertThat(browser.at("#hidden-count").getText()).isEqualTo("10 of 10 requests hidden.");
        page.channel.get("/whatsapp_business_profile?fields=email");
        browser.await("document.getElementById('hidden-count').textContent === '11 of 11 requests hidden.'");

        browser.at("#show-all").click();

        assertThat(shownStatuses()).hasSize(11);
        assertThat(browser.at("#hidden-part").isDisplayed()).isFalse();
    }

    @Test
    void theDownloadsSayWhatTheyAre() {
        assertThat(browser.at(".downloads").getText()).startsWith("Download requests:");
        assertThat(browser.all(".downloads a"))
                .extracting(link -> link.getAttribute("download"))
                .containsExactly("simulator-requests.jsonl", "simulator-requests.har");
        assertThat(browser.all(".downloads a"))
                .extracting(WebElement::getAccessibleName)
                .containsExactly(
                        "JSON Lines: download the requests, one JSON object per line",
                        "HAR: download the requests for browser tools");
    }

    @Test
    void withoutAClipboardTheCommandIsSelectedInADialog() {
        page.channel.get(PageFixture.PROFILE);
        browser.await("document.querySelectorAll('#list li').length === 1");
        browser.script("Object.defineProperty(navigator, 'clipboard', {value: undefined});"
                + "document.querySelector('#list details').open = true;");
        browser.await("document.querySelector('#list .copy button')");
        browser.at("#list .copy button").click();
        browser.await("document.getElementById('copy-dialog').open");
        assertThat(browser.script("const text = document.activeElement;"
                        + "return text.value.slice(text.selectionStart, text.selectionEnd)"))
                .asString()
                .startsWith("curl -sS 'http://127.0.0.1:")
                .endsWith("-H \"D360-API-KEY: $D360_API_KEY\"");
        browser.at("#copy-dialog [data-close]").click();
        assertThat(browser.script("return document.activeElement.innerText")).isEqualTo("Copy as curl");
    }

    @Test
    void manyRequestsAreAnnouncedTogether() {
        browser.script("window.announced = []; new MutationObserver(() =>"
                + "announced.push(document.getElementById('spoken').textContent))"
                + ".observe(document.getElementById('spoken'), {childList: true});");
        for (int i = 0; i < 30; i++) {
            page.channel.get(PageFixture.PROFILE);
        }
        browser.await("document.querySelectorAll('#list li').length === 30");
        browser.await("announced.length === 2");
        assertThat((List<?>) browser.script("return announced"))
                .first()
                .asString()
                .matches("(\\d+ new requests, the latest: )?Read profile, response 200");
        assertThat(browser.at("#spoken").getAttribute("textContent"))
                .matches("\\d+ new requests, the latest: Read profile, response 200");
    }

    @Test
    void aPageThatSixteenOthersReplaceWaitsForItsButton() throws IOException {
        Wire control = new Wire(page.simulator.baseUri(), "");
        List<RawClient> others = new ArrayList<>();
        for (int i = 0; i < EventStream.MAX_PAGES; i++) {
            String id = control.json("POST", "/_simulator/pages", "{}").textAt("page");
            RawClient other = RawClient.to(page.simulator.baseUri());
            others.add(other);
            other.send("GET /_simulator/events?page=" + id + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(other.next(12)).isEqualTo("HTTP/1.1 200");
        }
        browser.await("!document.getElementById('reconnect').hidden");
        assertThat(browser.at("#link").getText()).isEqualTo("paused: too many windows show this page");

        browser.at("#reconnect").click();

        browser.await("document.getElementById('link').textContent === 'live'");
        for (RawClient other : others) {
            other.close();
        }
    }
}
