package io.wabaprofile.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The public API of each published module is in its {@code api.txt}. A change of the API fails the build until the file
 * changes with it, so that a reviewer sees it.
 */
class PublicApiTest {
    private static final String UPDATE = "./mvnw -B test -pl integration-tests -am -Dtest=PublicApiTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dapi.update=true";

    @TempDir
    private Path folder;

    static Stream<String> modules() throws IOException {
        return PublishedModules.withClasses().stream();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void theApiIsTheOneInTheFile(String module) throws IOException, ClassNotFoundException {
        Path file = PublishedModules.TOP.resolve(module).resolve("api.txt");
        String api = PublicApi.of(PublishedModules.TOP.resolve(module).resolve("target/classes"));
        if (Boolean.getBoolean("api.update")) {
            Files.writeString(file, api);
        }

        assertThat(Files.readString(file))
                .as("The public API of %s differs from %s. If the change is intended, run %s", module, file, UPDATE)
                .isEqualTo(api);
    }

    @Test
    void aRemovedPublicMethodChangesTheApi() throws IOException, ClassNotFoundException {
        String before = PublicApi.of(compiled("before", "public void open() {} public void close() {}"));
        String after = PublicApi.of(compiled("after", "public void open() {} void close() {}"));

        assertThat(before.lines().toList())
                .containsExactly(
                        "public class sample.Door {",
                        "  public sample.Door();",
                        "  public void open();",
                        "  public void close();",
                        "}");
        assertThat(after).doesNotContain("close").isNotEqualTo(before);
    }

    private Path compiled(String name, String members) throws IOException {
        Path sources = Files.createDirectories(folder.resolve(name + "-sources"));
        Path classes = Files.createDirectories(folder.resolve(name));
        Files.writeString(sources.resolve("module-info.java"), "module sample { exports sample; }");
        Files.writeString(sources.resolve("Door.java"), "package sample; public class Door { " + members + " }");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        boolean ok = compiler.getTask(
                        null,
                        null,
                        null,
                        List.of("-d", classes.toString()),
                        null,
                        compiler.getStandardFileManager(null, null, null)
                                .getJavaFileObjects(sources.resolve("module-info.java"), sources.resolve("Door.java")))
                .call();
        assertThat(ok).isTrue();
        return classes;
    }
}
