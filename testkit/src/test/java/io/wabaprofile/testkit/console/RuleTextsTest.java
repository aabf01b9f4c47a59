package io.wabaprofile.testkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page shows the same texts as the Javadoc. */
class RuleTextsTest {
    private static final Pattern DOCUMENTED = Pattern.compile("(?s)/\\*\\*((?:(?!\\*/).)*)\\*/\\s+([A-Z_0-9]+)[(,\\s]");
    private static final Pattern CODE = Pattern.compile("\\{@code ((?:[^{}]|\\{(?:[^{}]|\\{[^{}]*})*})*)}");
    private static final Map<String, String> CHECKS = javadoc("StrictCheck");
    private static final Map<String, String> VARIANTS = javadoc("Variant");

    private static Map<String, String> javadoc(String type) {
        Path here = Path.of("").toAbsolutePath();
        Path module = Files.exists(here.resolve("testkit")) ? here.resolve("testkit") : here;
        Path file = module.resolve("src/main/java/io/wabaprofile/testkit/simulator/rules/" + type + ".java");
        try {
            return DOCUMENTED
                    .matcher(Files.readString(file))
                    .results()
                    .collect(Collectors.toMap(found -> found.group(2), found -> plain(found.group(1))));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String plain(String javadoc) {
        String line =
                javadoc.replaceAll("\\n\\s*\\*", " ").replaceAll("\\s+", " ").strip();
        return CODE.matcher(line)
                .replaceAll(code -> code.group(1).replace("\\", "\\\\").replace("$", "\\$"));
    }

    @ParameterizedTest
    @EnumSource
    void aCheckIsDescribedAsInItsJavadoc(StrictCheck check) {
        assertThat(RuleTexts.description(check)).isEqualTo(CHECKS.get(check.name()));
    }

    @ParameterizedTest
    @EnumSource
    void aVariantIsDescribedAsInItsJavadoc(Variant variant) {
        assertThat(RuleTexts.effect(variant)).isEqualTo(VARIANTS.get(variant.name()));
    }
}
