package io.wabaprofile.supply;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The public and protected signatures of a module's exported packages, as {@code javap} prints them, sorted by class. */
final class PublicApi {
    private static final ToolProvider JAVAP = ToolProvider.findFirst("javap").orElseThrow();

    private PublicApi() {}

    /** Prints the API of the compiled module in a folder that holds its {@code module-info.class}. */
    static String of(Path classes) throws IOException, ClassNotFoundException {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, PublicApi.class.getClassLoader())) {
            StringWriter text = new StringWriter();
            for (String name : exportedClasses(classes)) {
                if (isVisible(Class.forName(name, false, loader))) {
                    text.append(signatures(classes, name));
                }
            }
            return text.toString();
        }
    }

    private static List<String> exportedClasses(Path classes) throws IOException {
        List<String> packages;
        try (InputStream in = Files.newInputStream(classes.resolve("module-info.class"))) {
            packages = ModuleDescriptor.read(in).exports().stream()
                    .filter(exported -> !exported.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .toList();
        }
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> classes.relativize(file).toString().replaceAll("\\.class$", ""))
                    .map(file -> file.replace(file.contains("\\") ? '\\' : '/', '.'))
                    .filter(name -> !name.endsWith("package-info"))
                    .filter(name -> packages.contains(name.replaceAll("\\.?[^.]*$", "")))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isVisible(Class<?> type) {
        int visible = Modifier.PUBLIC | Modifier.PROTECTED;
        return (type.getModifiers() & visible) != 0
                && !type.isSynthetic()
                && !type.isAnonymousClass()
                && (type.getEnclosingClass() == null || isVisible(type.getEnclosingClass()));
    }

    private static String signatures(Path classes, String name) {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        int code = JAVAP.run(writer, writer, "-protected", "-cp", classes.toString(), name);
        if (code != 0) {
            throw new IllegalStateException("javap " + name + ": " + out);
        }
        return out.toString()
                .lines()
                .filter(line -> !line.startsWith("Compiled from"))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
