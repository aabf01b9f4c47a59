package io.wabaprofile.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each package depends only on the packages that {@code package-layers.txt} lists for it. */
class PackageLayersTest {
    private static final String ROOT = "io.wabaprofile.";
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.wabaprofile");

    @TempDir
    Path folder;

    /** @param allowed packages, without the root; each may use itself */
    record Layer(String name, List<String> allowed) {
        private ArchRule rule() {
            String[] usable = Stream.concat(allowed.stream(), Stream.of(name))
                    .map(used -> ROOT + used)
                    .toArray(String[]::new);
            DescribedPredicate<JavaClass> forbidden = resideInAPackage("io.wabaprofile..")
                    .and(DescribedPredicate.not(resideInAnyPackage(usable)))
                    .as("reside in a package that is not in " + allowed);
            return noClasses()
                    .that()
                    .resideInAPackage(ROOT + name)
                    .should()
                    .dependOnClassesThat(forbidden)
                    .because("dependencies between packages point in one direction");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Layer> layers() throws IOException {
        try (InputStream table = Objects.requireNonNull(
                PackageLayersTest.class.getResourceAsStream("/architecture/package-layers.txt"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(PackageLayersTest::layer)
                    .toList();
        }
    }

    private static Layer layer(String line) {
        String[] parts = line.split(":", 2);
        return new Layer(
                parts[0].strip(),
                Stream.of(parts[1].strip().split("\\s+"))
                        .filter(name -> !name.isEmpty())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("layers")
    void usesOnlyTheListedPackages(Layer layer) {
        assertThat(layer.rule().evaluate(PRODUCT).getFailureReport().getDetails())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void reportsAClassThatUsesAnotherPackage(Layer layer) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources"));
        Path target = write(sources, "notlisted", "package io.wabaprofile.notlisted; public class Target {}");
        Path violation = write(
                sources,
                layer.name(),
                "package " + ROOT + layer.name() + "; class Violation { io.wabaprofile.notlisted.Target target; }");
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", folder.toString(), target.toString(), violation.toString());
        assertThat(result).isZero();

        JavaClasses broken = new ClassFileImporter().importPath(folder);

        assertThat(layer.rule().evaluate(broken).getFailureReport().getDetails())
                .anySatisfy(detail -> assertThat(detail).contains("Violation"));
    }

    private static Path write(Path sources, String name, String source) throws IOException {
        return Files.writeString(sources.resolve(name + ".java").resolveSibling(className(source) + ".java"), source);
    }

    private static String className(String source) {
        return source.contains("class Target") ? "Target" : "Violation";
    }

    @Test
    void listsEveryPackage() throws IOException {
        Set<String> listed = layers().stream().map(Layer::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> present = PRODUCT.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(ROOT) && !name.startsWith(ROOT + "benchmarks"))
                .map(name -> name.substring(ROOT.length()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(listed).containsAll(present);
    }

    @Test
    void listsAPackageBeforeThePackagesThatUseIt() throws IOException {
        Set<String> before = new TreeSet<>();
        for (Layer layer : layers()) {
            assertThat(before).as(layer.name()).containsAll(layer.allowed());
            before.add(layer.name());
        }
    }
}
