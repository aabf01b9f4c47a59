package io.wabaprofile.architecture;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collector;
import java.util.stream.Stream;

/** Checks of names, sizes and sentences. Each returns its violations, sorted, one line per violation. */
final class PlainNames {
    private static final Set<String> SKIPPED_FOLDERS = Set.of("target", ".git", ".mvn", "plain-names");

    private PlainNames() {}

    /** The lines of a resource, without comments and empty lines. */
    private static List<String> resource(String name) {
        try (InputStream in = PlainNames.class.getResourceAsStream("/plain-names/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> oldPhrases() {
        return resource("old-phrases.txt");
    }

    /** Types, methods and enum constants that have a name of {@code old-names.txt}. */
    static List<String> oldNames(JavaClasses classes) {
        Predicate<String> oldType = old("type ");
        Predicate<String> oldMethod = old("method ");
        Predicate<String> oldConstant = old("constant ");
        List<String> violations = new ArrayList<>();
        for (JavaClass type : classes) {
            if (oldType.test(type.getSimpleName())) {
                violations.add("type " + type.getName());
            }
            type.getMethods().stream()
                    .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                    .filter(method -> oldMethod.test(method.getName()))
                    .map(JavaMember::getFullName)
                    .forEach(name -> violations.add("method " + name));
            if (type.isEnum()) {
                type.getEnumConstants().stream()
                        .map(JavaEnumConstant::name)
                        .filter(oldConstant)
                        .forEach(name -> violations.add("constant " + type.getName() + "." + name));
            }
        }
        return violations.stream().sorted().toList();
    }

    private static Predicate<String> old(String kind) {
        List<String> names = resource("old-names.txt").stream()
                .filter(line -> line.startsWith(kind))
                .map(line -> line.substring(kind.length()))
                .toList();
        return name -> names.stream()
                .anyMatch(old ->
                        old.endsWith("*") ? name.startsWith(old.substring(0, old.length() - 1)) : name.equals(old));
    }

    /** Simple names that top-level classes of two packages have. */
    static List<String> sharedNames(JavaClasses classes) {
        return topLevel(classes)
                .sorted(Comparator.comparing(JavaClass::getName))
                .collect(groupingBy(JavaClass::getSimpleName, TreeMap::new, joiningNames()))
                .values()
                .stream()
                .filter(names -> names.contains(", "))
                .toList();
    }

    private static Collector<JavaClass, ?, String> joiningNames() {
        return mapping(JavaClass::getName, joining(", "));
    }

    /** Packages with too many top-level classes. */
    static List<String> largePackages(JavaClasses classes, int most) {
        return topLevel(classes)
                .collect(groupingBy(JavaClass::getPackageName, TreeMap::new, counting()))
                .entrySet()
                .stream()
                .filter(each -> each.getValue() > most)
                .map(each -> each.getKey() + ": " + each.getValue() + " classes")
                .toList();
    }

    private static Stream<JavaClass> topLevel(JavaClasses classes) {
        return classes.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"));
    }

    /** Source files with too many lines, except contracts. */
    static List<String> longSources(Path top, int most) {
        return files(top)
                .filter(file -> file.toString().replace('\\', '/').contains("src/main/java/"))
                .filter(file ->
                        file.toString().endsWith(".java") && !file.toString().endsWith("Contract.java"))
                .filter(file -> text(file).lines().count() > most)
                .map(file -> top.relativize(file) + ": " + text(file).lines().count() + " lines")
                .toList();
    }

    /** Sources, resources and documents with a fragment of {@code old-phrases.txt}. */
    static List<String> oldPhrases(Path top) {
        List<String> phrases = oldPhrases();
        List<String> violations = new ArrayList<>();
        files(top)
                .filter(file -> file.toString().matches(".*\\.(java|md|html|js|css|xml|csv|txt|json)"))
                .forEach(file -> {
                    String text = onOneLine(text(file));
                    phrases.stream()
                            .filter(text::contains)
                            .forEach(phrase -> violations.add(top.relativize(file) + ": \"" + phrase + "\""));
                });
        return violations;
    }

    /** Without the marks of a Javadoc line, without the seams of a string constant, in lower case. */
    private static String onOneLine(String text) {
        return text.replaceAll("\\R[ \t]*(\\*|//)[ \t]", " ")
                .replaceAll("\"\\s*\\+\\s*\"", "")
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path top) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(top, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return SKIPPED_FOLDERS.contains(folder.getFileName().toString()) && !folder.equals(top)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.add(file);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.stream().sorted();
    }
}
