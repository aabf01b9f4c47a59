package io.wabaprofile.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that the project uses the field's standard terms, one name per class, and small packages and files. */
class PlainNamesTest {
    private static final int MOST_CLASSES = 30;
    private static final int MOST_LINES = 300;
    private static final Path TOP = top();

    private static Path top() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("README.md")) ? here : here.getParent();
    }

    @Nested
    class TheProject {
        private static final JavaClasses MAIN = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.wabaprofile");

        @Test
        void productCodeHasNoOldNames() {
            assertNone(PlainNames.oldNames(MAIN));
        }

        @Test
        void testsHaveNoOldNames() throws IOException {
            assertNone(PlainNames.oldNames(new ClassFileImporter().importPaths(testClasses())));
        }

        /** The compiled tests of the modules that are built before this one, without the broken house. */
        private static List<Path> testClasses() throws IOException {
            try (Stream<Path> modules = Files.list(TOP)) {
                return modules.map(module -> module.resolve("target/test-classes/io/wabaprofile"))
                        .filter(Files::isDirectory)
                        .toList();
            }
        }

        @Test
        void everySimpleNameMeansOneClass() {
            assertNone(PlainNames.sharedNames(MAIN));
        }

        @Test
        void packagesHaveAtMostThirtyClasses() {
            assertNone(PlainNames.largePackages(MAIN, MOST_CLASSES));
        }

        @Test
        void sourcesHaveAtMostThreeHundredLines() {
            assertNone(PlainNames.longSources(TOP, MOST_LINES));
        }

        @Test
        void sourcesAndDocumentsHaveNoOldPhrases() {
            assertNone(PlainNames.oldPhrases(TOP));
        }
    }

    private static void assertNone(List<String> violations) {
        assertThat(violations)
                .withFailMessage(() -> violations.size() + " violations:\n" + String.join("\n", violations))
                .isEmpty();
    }

    @Nested
    class ABrokenProject {
        private static final JavaClasses BROKEN = new ClassFileImporter().importPackages("violations");

        @TempDir
        private Path folder;

        @Test
        void isFoundByItsOldNames() {
            assertThat(PlainNames.oldNames(BROKEN))
                    .containsExactly(
                            "constant violations.names.AnswerReader.HOSTILE",
                            "method violations.names.AnswerReader.takeTurn()",
                            "type violations.names.AnswerReader");
        }

        @Test
        void isFoundByASharedName() {
            assertThat(PlainNames.sharedNames(BROKEN))
                    .containsExactly("violations.names.Duplicate, violations.names.other.Duplicate");
        }

        @Test
        void isFoundByALargePackage() {
            assertThat(PlainNames.largePackages(BROKEN, 2)).contains("violations.port: 3 classes");
            assertThat(PlainNames.largePackages(BROKEN, MOST_CLASSES)).isEmpty();
        }

        @Test
        void isFoundByALongSource() throws IOException {
            Path sources = Files.createDirectories(folder.resolve("module/src/main/java"));
            Files.writeString(sources.resolve("Long.java"), "//\n".repeat(MOST_LINES + 1));
            Files.writeString(sources.resolve("LongEnough.java"), "//\n".repeat(MOST_LINES));
            Files.writeString(sources.resolve("LongContract.java"), "//\n".repeat(MOST_LINES + 1));

            assertThat(PlainNames.longSources(folder, MOST_LINES))
                    .containsExactly(Path.of("module/src/main/java/Long.java") + ": 301 lines");
        }

        @Test
        void isFoundByAnOldPhraseInAComment() throws IOException {
            String phrase = PlainNames.oldPhrases().get(0);
            Files.writeString(folder.resolve("A.java"), "/**\n * It " + phrase.replace(" ", "\n * ") + ".\n */");

            assertThat(PlainNames.oldPhrases(folder)).containsExactly("A.java: \"" + phrase + "\"");
        }

        @Test
        void isFoundByAnOldPhraseInAConstantOfTwoLines() throws IOException {
            String phrase = PlainNames.oldPhrases().get(1);
            Files.writeString(folder.resolve("A.java"), "\"What " + phrase.replace(" ", " \"\n    + \"") + "\"");

            assertThat(PlainNames.oldPhrases(folder)).containsExactly("A.java: \"" + phrase + "\"");
        }
    }
}
