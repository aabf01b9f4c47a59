package io.wabaprofile.docs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.testkit.junit.AdapterContract;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** The Java blocks of one page, compiled together as they are printed. Each block is one file. */
final class PageCode {
    static final String CLASS_PATH = System.getProperty("java.class.path");
    private static final Pattern TYPE =
            Pattern.compile("(?m)^(?:public |final |abstract )*(?:class|interface|record|enum) (\\w+)");

    /** The one change that a program needs to call a simulator instead of 360dialog. */
    private static final Pattern REAL_HOST = Pattern.compile("ApiConnection\\.to\\(\\w+Adapter\\.HOST\\)");

    private static final String SIMULATOR =
            "ApiConnection.to(java.net.URI.create(System.getProperty(\"simulator\"))).allowPlainHttpOnLoopback()";

    private static final String SIMULATED_PARTNER =
            SIMULATOR.replace("System.getProperty(\"simulator\")", "System.getProperty(\"simulator\") + \"/api/v2\"");

    private static final Pattern REAL_GRAPH = Pattern.compile("ApiConnection\\.toGraph\\((\"v[0-9.]+\")\\)");

    private static final String SIMULATED_GRAPH =
            "ApiConnection.toGraph(java.net.URI.create(System.getProperty(\"simulator\")), $1).allowPlainHttpOnLoopback()";

    private final List<CodeBlock> blocks;
    private final Path classes;

    private PageCode(List<CodeBlock> blocks, Path classes) {
        this.blocks = blocks;
        this.classes = classes;
    }

    /** Compiles the page into the folder, without a change. Fails with the compiler's errors and warnings. */
    static PageCode compiled(String page, Path folder) {
        return compiled(javaBlocks(page), folder);
    }

    /** As {@link #compiled}, with calls to the simulator at the system property {@code simulator}. */
    static PageCode compiledForSimulator(String page, Path folder) {
        List<CodeBlock> blocks = javaBlocks(page).stream()
                .map(block -> new CodeBlock(block.document(), block.line(), block.language(), simulated(block.text())))
                .toList();
        return compiled(blocks, folder);
    }

    private static String simulated(String program) {
        String partner = program.replace("ApiConnection.to(PartnerAdapter.HOST)", SIMULATED_PARTNER);
        String dialog360 = REAL_HOST.matcher(partner).replaceAll(Matcher.quoteReplacement(SIMULATOR));
        return REAL_GRAPH.matcher(dialog360).replaceAll(SIMULATED_GRAPH);
    }

    private static List<CodeBlock> javaBlocks(String page) {
        return Documents.blocks(page).stream().filter(block -> block.is("java")).toList();
    }

    private static PageCode compiled(List<CodeBlock> blocks, Path folder) {
        PageCode code = new PageCode(blocks, folder);
        if (blocks.isEmpty()) {
            return code;
        }
        Documents.createFolder(folder);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        boolean success = compiler.getTask(
                        messages,
                        null,
                        null,
                        List.of(
                                "-d",
                                folder.toString(),
                                "-cp",
                                CLASS_PATH,
                                "-proc:none",
                                "--release",
                                "17",
                                "-Xlint:all,-path,-classfile,-serial",
                                "-Werror"),
                        null,
                        blocks.stream().map(PageCode::source).toList())
                .call();
        assertThat(success)
                .withFailMessage(() -> blocks.get(0).document() + " does not compile:\n" + messages)
                .isTrue();
        return code;
    }

    private static JavaFileObject source(CodeBlock block) {
        URI name = URI.create("block:///" + block.line() + "/" + typeOf(block) + ".java");
        return new SimpleJavaFileObject(name, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return block.text();
            }
        };
    }

    /** The first type of the block. */
    private static String typeOf(CodeBlock block) {
        Matcher type = TYPE.matcher(block.text());
        assertThat(type.find()).as("%s has a type", block).isTrue();
        return type.group(1);
    }

    Path classes() {
        return classes;
    }

    String source(String program) {
        return blocks.stream()
                .filter(block -> typeOf(block).equals(program))
                .map(CodeBlock::text)
                .findFirst()
                .orElseThrow();
    }

    /** The text of all blocks. */
    String all() {
        return blocks.stream().map(CodeBlock::text).collect(joining("\n"));
    }

    URLClassLoader loader() throws IOException {
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, PageCode.class.getClassLoader());
    }

    List<Class<?>> types(ClassLoader loader) throws ClassNotFoundException {
        List<Class<?>> types = new ArrayList<>();
        for (CodeBlock block : blocks) {
            types.add(Class.forName(typeOf(block), false, loader));
        }
        return types;
    }

    static boolean isProgram(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals("main") && Modifier.isStatic(method.getModifiers()));
    }

    static boolean isTest(Class<?> type) {
        return AdapterContract.class.isAssignableFrom(type)
                || Stream.of(type.getDeclaredMethods()).anyMatch(method -> method.isAnnotationPresent(Test.class));
    }
}
