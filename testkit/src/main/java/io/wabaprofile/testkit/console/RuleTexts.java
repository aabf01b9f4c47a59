package io.wabaprofile.testkit.console;

import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** The texts that the page shows for strict checks and variants. Loaded on first use. */
final class RuleTexts {
    private static final Properties TEXTS = load("rule-texts.properties");

    private RuleTexts() {}

    private static Properties load(String resource) {
        try (InputStream in = Objects.requireNonNull(RuleTexts.class.getResourceAsStream(resource), resource)) {
            Properties texts = new Properties();
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what the check rejects and, for some checks, what the simulator does if the check is disabled. */
    static String description(StrictCheck check) {
        return text(check.name());
    }

    /** Returns the simulator's behaviour if the variant is enabled. */
    static String effect(Variant variant) {
        return text(variant.name());
    }

    private static String text(String name) {
        return Objects.requireNonNull(TEXTS.getProperty(name), name);
    }
}
