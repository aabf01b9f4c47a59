package io.wabaprofile.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CompatibilityTableTest {

    @Test
    void theTableHasARowForEachCombination() throws IOException {
        assertThat(CompatibilityTable.combinations())
                .as("run ./mvnw -B verify -Pcompatibility and commit docs/compatibility.md")
                .isEqualTo(Combination.all().stream()
                        .map(combination -> combination.with() + "; " + combination.jdk())
                        .toList());
    }
}
