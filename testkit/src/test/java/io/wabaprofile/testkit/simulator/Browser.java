package io.wabaprofile.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Capabilities;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.remote.CommandInfo;
import org.openqa.selenium.remote.HttpCommandExecutor;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.http.HttpClient;
import org.openqa.selenium.remote.http.HttpMethod;

/** The installed Chromium with a temporary profile. It can connect only to 127.0.0.1. */
public final class Browser implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("io.wabaprofile.testkit");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String DEVTOOLS = "devtools";

    private final Path profile;
    private final ChromeDriverService service;
    private final Driver driver;

    private Browser(Path profile, ChromeDriverService service, Driver driver) {
        this.profile = profile;
        this.service = service;
        this.driver = driver;
    }

    /** A driver with Chromium's protocol, for features that WebDriver lacks: screen widths and dark mode. */
    private static final class Driver extends RemoteWebDriver {
        Driver(HttpCommandExecutor executor, Capabilities wanted) {
            super(executor, wanted);
        }

        Map<?, ?> devtools(String command, Map<String, ?> parameters) {
            return (Map<?, ?>) execute(DEVTOOLS, Map.of("cmd", command, "params", parameters))
                    .getValue();
        }
    }

    /** Skips the test with a message if Chromium is not installed. */
    public static Browser start() throws IOException {
        File chromium = installed("chromium", "chromium-browser", "google-chrome");
        File chromedriver = installed("chromedriver");
        Path profile = Files.createTempDirectory("browser-profile");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver)
                .usingAnyFreePort()
                .build();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium);
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--user-data-dir=" + profile);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        service.start();
        HttpCommandExecutor executor = new HttpCommandExecutor(
                HttpClient.Factory.createDefault().createClient(service.getUrl()),
                Map.of(DEVTOOLS, new CommandInfo("/session/:sessionId/goog/cdp/execute", HttpMethod.POST)),
                service.getUrl());
        Driver driver = new Driver(executor, options);
        driver.manage().timeouts().scriptTimeout(PATIENCE).pageLoadTimeout(PATIENCE);
        return new Browser(profile, service, driver);
    }

    private static File installed(String... names) {
        Optional<File> found = Arrays.stream(names)
                .flatMap(name -> Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> new File(folder, name)))
                .filter(File::canExecute)
                .findFirst();
        if (found.isEmpty()) {
            String why = "SKIPPED: no " + names[0] + " is installed, so nobody has looked at the page in a browser";
            LOG.log(System.Logger.Level.WARNING, why);
            Assumptions.abort(why);
        }
        return found.orElseThrow();
    }

    public Browser open(URI page) {
        driver.get(page.toString());
        await("document.getElementById('link').textContent === 'live'");
        return this;
    }

    /** Waits up to twenty seconds until a JavaScript expression is true. */
    public void await(String condition) {
        Object came = driver.executeAsyncScript("const done = arguments[0];"
                + "const end = performance.now() + 15000;"
                + "const look = () => { let is = false; try { is = Boolean(" + condition
                + "); } catch (e) { is = false; }"
                + " if (is || performance.now() > end) done(is); else setTimeout(look, 10); };"
                + "look();");
        assertThat(came)
                .as(condition + " in " + driver.findElement(By.tagName("body")).getText())
                .isEqualTo(true);
    }

    /** Returns the serious and critical faults that axe finds in the open dialog or else on the page, one per line. */
    public String accessibilityFaults() throws IOException {
        if (!Boolean.TRUE.equals(driver.executeScript("return 'axe' in window"))) {
            try (InputStream axe = Objects.requireNonNull(Browser.class.getResourceAsStream("/axe.min.js"))) {
                driver.executeScript(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return (String) driver.executeAsyncScript("const done = arguments[0];"
                + "axe.run(document.querySelector('dialog[open]') ?? document, {preload: false, resultTypes: ['violations']}).then(found => done(found.violations"
                + ".filter(fault => fault.impact === 'serious' || fault.impact === 'critical')"
                + ".flatMap(fault => fault.nodes.map(node => fault.id + ': ' + node.target + ': ' + node.failureSummary))"
                + ".join('\\n')), failure => done('axe failed: ' + failure));");
    }

    /** Allows pages to use the clipboard, which a headless browser refuses by default. */
    public Browser allowClipboard() {
        driver.devtools(
                "Browser.grantPermissions",
                Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
        return this;
    }

    /** Returns the text of the clipboard. */
    public String clipboard() {
        return (String) driver.executeAsyncScript(
                "navigator.clipboard.readText().then(arguments[0], failure => arguments[0]('no access: ' + failure));");
    }

    public Object script(String body, Object... arguments) {
        return driver.executeScript(body, arguments);
    }

    public WebElement at(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    public List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** Types keys into the focused element. */
    public void type(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    public void choose(String selector, String visibleText) {
        at(selector).findElements(By.tagName("option")).stream()
                .filter(option -> option.getText().equals(visibleText))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no option " + visibleText))
                .click();
    }

    /** Sets the width, and the height of the page or of a screen. */
    public Browser width(int pixels) {
        return size(pixels, 900);
    }

    private Browser size(int width, int height) {
        driver.devtools(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        return this;
    }

    public Browser dark(boolean wanted) {
        driver.devtools(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", wanted ? "dark" : "light"),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
        return this;
    }

    /** Saves a screenshot of the complete page at this width in {@code target/screenshots}. */
    public void screenshot(String name, int width, int leastHeight) throws IOException {
        size(width, leastHeight);
        long height = (Long) script("return document.documentElement.scrollHeight");
        size(width, (int) Math.max(height, leastHeight));
        Map<?, ?> shot = driver.devtools("Page.captureScreenshot", Map.of("format", "png"));
        Path file = Path.of("target", "screenshots", name + ".png");
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode((String) shot.get("data")));
        size(width, 900);
    }

    /** The errors of the browser, such as a script that the page's policy blocked. */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(Object::toString)
                .toList();
    }

    @Override
    public void close() throws IOException {
        driver.quit();
        service.stop();
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
