package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The examples of {@code docs/doctor.md} print what is written below them. The heading is the state; ports, times and
 * line breaks may differ.
 */
@Timeout(120)
class DoctorDocumentTest {
    private static final Pattern EXAMPLE = Pattern.compile(
            "(?ms)^## ([^\\n]+)\\n\\n```sh\\n\\./waba-profile doctor ([^\\n]+)\\n```\\n\\n```text\\n(.*?)^```$");

    /** The address of the server differs in each run, so the state names it in place of the document. */
    private static final Pattern ADDRESS = Pattern.compile(" --base-url (\\S+)( --allow-plain-http-to \\S+)?");

    private static String document() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Path top = Files.exists(here.resolve("docs/doctor.md")) ? here : here.getParent();
        return Files.readString(top.resolve("docs/doctor.md"));
    }

    private static String onOneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    @Test
    void eachExamplePrintsTheTextBelowIt() throws IOException {
        List<String> titles = new ArrayList<>();
        for (MatchResult example : EXAMPLE.matcher(document()).results().toList()) {
            DoctorState state = Arrays.stream(DoctorState.values())
                    .filter(each -> each.title.equals(example.group(1)))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No state for the heading " + example.group(1)));
            String command = example.group(2);
            String[] arguments =
                    ADDRESS.matcher(command.replace("\"", "")).replaceAll("").split(" ");

            String printed =
                    DoctorState.normalized(onOneLine(state.doctor(arguments).out()));

            assertThat(printed).as(state.title).contains(onOneLine(example.group(3)));
            ADDRESS.matcher(command)
                    .results()
                    .forEach(address -> assertThat(printed).contains(" at " + address.group(1) + ", without a proxy"));
            titles.add(state.title);
        }
        assertThat(titles)
                .containsExactlyElementsOf(Arrays.stream(DoctorState.values())
                        .map(state -> state.title)
                        .collect(Collectors.toList()));
    }

    @Test
    void everyTextBlockBelongsToAnExample() throws IOException {
        assertThat(document().split("```text\n", -1)).hasSize(DoctorState.values().length + 1);
    }
}
