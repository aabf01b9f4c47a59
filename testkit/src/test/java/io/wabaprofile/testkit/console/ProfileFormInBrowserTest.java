package io.wabaprofile.testkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.simulator.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** Tests of the form that edits a profile, and of the photo chooser, in a real browser. */
@Timeout(180)
@TestInstance(Lifecycle.PER_CLASS)
class ProfileFormInBrowserTest {
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

    private void open(int width, boolean dark) throws IOException {
        page = new PageFixture(browser, width, dark);
    }

    @AfterEach
    void stop() {
        page.close();
    }

    private void openForm() {
        browser.at("#edit").click();
        browser.await("document.getElementById('edit-dialog').open");
    }

    private void fill(String field, String text) {
        browser.script(
                "const input = document.getElementById('edit-' + arguments[0]); input.value = arguments[1];"
                        + "input.dispatchEvent(new Event('input'));",
                field,
                text);
    }

    private void save() {
        browser.at("#edit-form [type=submit]").click();
    }

    @ParameterizedTest
    @CsvSource({"390, false", "390, true", "1280, false", "1280, true"})
    void allFieldsAreEditedAndSaved(int width, boolean dark) throws IOException {
        open(width, dark);
        openForm();
        assertThat(browser.script("return document.activeElement.id")).isEqualTo("edit-about");
        fill("about", "Books and coffee");
        fill("description", "Two lines\nof text");
        fill("address", "1 Example Way");
        fill("email", "a@example.com");
        browser.choose("#edit-vertical", "Shopping and Retail (RETAIL)");
        fill("websites-1", "https://books.example");
        fill("websites-2", "");
        browser.screenshot("edit-" + width + (dark ? "-dark" : ""), width, 844);
        save();
        browser.await("!document.getElementById('edit-dialog').open");
        assertThat(page.account.profile().toBuilder().photoUrl(null).build())
                .isEqualTo(BusinessProfile.builder()
                        .read(page.account.profile().fields())
                        .about("Books and coffee")
                        .description("Two lines\nof text")
                        .address("1 Example Way")
                        .email("a@example.com")
                        .vertical(Vertical.RETAIL)
                        .websites(List.of("https://books.example"))
                        .build());
        browser.await("document.getElementById('profile').innerText.includes('Books and coffee')");
        assertThat(browser.script("return document.activeElement.id")).isEqualTo("edit");
    }

    @Test
    void emptyFieldsBecomeUnset() throws IOException {
        open(1280, false);
        openForm();
        for (String field : List.of("about", "description", "address", "email", "websites-1", "websites-2")) {
            fill(field, "");
        }
        browser.choose("#edit-vertical", "Not set");
        save();
        browser.await("!document.getElementById('edit-dialog').open");
        BusinessProfile profile = page.account.profile();
        assertThat(profile.about()).isEmpty();
        assertThat(profile.description()).isEmpty();
        assertThat(profile.address()).isEmpty();
        assertThat(profile.email()).isEmpty();
        assertThat(profile.vertical()).isEmpty();
        assertThat(profile.websites()).isEmpty();
        assertThat(profile.photoUrl()).isPresent();
    }

    @Test
    void valuesThatTheFormDoesNotKnowAreKept() throws IOException {
        open(1280, false);
        List<String> websites = List.of("https://a.example", "https://b.example", "https://c.example");
        page.account.setProfile(BusinessProfile.builder()
                .about("First line\nsecond line")
                .vertical(Vertical.of("FROM_THE_FUTURE"))
                .websites(websites)
                .build());
        page.channel.get(PageFixture.PROFILE);
        browser.await("document.getElementById('profile').innerText.includes('second line')");
        openForm();
        save();
        browser.await("!document.getElementById('edit-dialog').open");
        assertThat(page.account.profile().about()).contains("First line\nsecond line");
        assertThat(page.account.profile().vertical()).contains(Vertical.of("FROM_THE_FUTURE"));
        assertThat(page.account.profile().websites()).isEqualTo(websites);
    }

    @Test
    void aCounterShowsCharactersAndTheLimit() throws IOException {
        open(390, false);
        openForm();
        fill("about", "📚".repeat(139));
        assertThat(browser.at("#edit-about-count").getText()).isEqualTo("139 of 139 characters");
        browser.at("#edit-about").sendKeys("xy");
        assertThat(browser.at("#edit-about-count").getText())
                .isEqualTo("141 of 139 characters: 2 too many for the platform");
        save();
        browser.await("!document.getElementById('edit-dialog').open");
        assertThat(page.account.profile().about()).contains("📚".repeat(139) + "xy");
    }

    @Test
    void aRefusedValueIsShownInTheFormAndMarked() throws IOException {
        open(390, true);
        openForm();
        browser.script("document.getElementById('edit-address').value = 'x'.repeat(5000)");
        save();
        browser.await("!document.getElementById('edit-trouble').hidden");
        assertThat(browser.at("#edit-trouble").getText())
                .isEqualTo("address must be a text of at most 4096 characters");
        assertThat(browser.at("#edit-address").getAttribute("aria-invalid")).isEqualTo("true");
        assertThat(browser.script("return document.activeElement.id")).isEqualTo("edit-address");
        browser.type(Keys.ESCAPE);
        browser.await("!document.getElementById('edit-dialog').open");
        assertThat(page.account.profile().address()).contains("12 Harbour Road, 24103 Kiel");
    }

    @Test
    void aRequestDoesNotOverwriteWhatAPersonTypes() throws IOException {
        open(1280, false);
        openForm();
        fill("about", "Half a sente");
        assertThat(browser.at("#edit-changed").isDisplayed()).isFalse();
        page.update("Changed by a client");
        browser.await("document.getElementById('profile').textContent.includes('Changed by a client')");
        browser.await("!document.getElementById('edit-changed').hidden");
        assertThat(browser.at("#edit-about").getAttribute("value")).isEqualTo("Half a sente");
        browser.at("#edit-about").sendKeys("nce");
        save();
        browser.await("!document.getElementById('edit-dialog').open");
        assertThat(page.account.profile().about()).contains("Half a sentence");
    }

    @Test
    void aPhotoIsChosenFromAFileAndRemoved(@TempDir Path folder) throws IOException {
        open(390, true);
        byte[] picture = SamplePhoto.png(64).bytes();
        Path file = Files.write(folder.resolve("shop.png"), picture);
        browser.at("#photo-file").sendKeys(file.toString());
        browser.await("document.getElementById('photo').naturalWidth === 64");
        assertThat(page.account.photo()).contains(picture);
        browser.at("#photo-remove").click();
        browser.await("document.getElementById('photo').hidden");
        assertThat(page.account.photo()).isEmpty();
        assertThat(browser.at("#photo-remove").isEnabled()).isFalse();
    }

    @Test
    void aFileThatIsNoPhotoIsRefusedBesideTheButton(@TempDir Path folder) throws IOException {
        open(1280, false);
        byte[] before = page.account.photo().orElseThrow();
        browser.at("#photo-file")
                .sendKeys(Files.writeString(folder.resolve("a.txt"), "text").toString());
        browser.await("!document.getElementById('photo-trouble').hidden");
        assertThat(browser.at("#photo-trouble").getText()).isEqualTo("the photo must be a JPEG or a PNG");
        browser.at("#photo-file")
                .sendKeys(Files.write(folder.resolve("large.png"), new byte[6 << 20])
                        .toString());
        browser.await("document.getElementById('photo-trouble').innerText.includes('5 MiB')");
        assertThat(page.account.photo()).contains(before);
    }
}
