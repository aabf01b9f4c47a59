package io.wabaprofile.nativeimage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import feign.Param;
import feign.Request;
import feign.RequestLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;

/** The elements of the published modules that code reaches by reflection, a proxy, or the name of a resource. */
final class ReachedElements {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.wabaprofile");
    private static final String OURS = "io.wabaprofile.";

    private ReachedElements() {}

    /** The lines that the metadata of the module must have. */
    static Set<String> of(Path module) throws IOException {
        Set<String> lines = new TreeSet<>();
        Path classes = module.resolve("target/classes").toRealPath();
        feignInterfaces().filter(type -> isIn(classes, type)).forEach(type -> {
            lines.add("proxy of " + type.getName());
            lines.add(type.getName() + " methods");
        });
        boundTypes().stream()
                .filter(type -> isIn(classes, type))
                .forEach(type -> lines.add(
                        readsItsMembers(type) ? ReachabilityMetadata.members(type.getName()) : type.getName()));
        PRODUCT.stream()
                .filter(type -> type.isAnnotatedWith(ExtendWith.class) && isIn(classes, type))
                .flatMap(type ->
                        Stream.of(type.getAnnotationOfType(ExtendWith.class).value()))
                .forEach(extension -> lines.add(ReachabilityMetadata.constructor(extension.getName())));
        PRODUCT.stream()
                .filter(type -> isIn(classes, type))
                .flatMap(ReachedElements::documentType)
                .forEach(lines::add);
        lines.addAll(resources(module.resolve("src/main/resources")));
        return lines;
    }

    private static boolean isIn(Path classes, JavaClass type) {
        return Files.exists(classes.resolve(type.getName().replace('.', '/') + ".class"));
    }

    private static Stream<JavaClass> feignInterfaces() {
        return PRODUCT.stream()
                .filter(JavaClass::isInterface)
                .filter(type ->
                        type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(RequestLine.class)));
    }

    /** The types of the messages, with the types of their members. */
    private static Set<JavaClass> boundTypes() {
        Deque<JavaType> open = new ArrayDeque<>();
        feignInterfaces().flatMap(type -> type.getMethods().stream()).forEach(method -> {
            open.add(method.getReturnType());
            bodies(method).forEach(open::add);
        });
        Set<JavaClass> bound = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            for (JavaClass type : open.remove().getAllInvolvedRawTypes()) {
                if (type.getName().startsWith(OURS) && bound.add(type) && readsItsMembers(type)) {
                    type.getFields().forEach(field -> open.add(field.getType()));
                }
            }
        }
        return bound;
    }

    /** The type whose documents a format reads and writes. Jackson looks for annotations of the type. */
    private static Stream<String> documentType(JavaClass format) {
        return format.getSuperclass().stream()
                .filter(superclass -> superclass.toErasure().getName().equals("io.wabaprofile.jackson.DocumentFormat"))
                .flatMap(superclass -> superclass.getAllInvolvedRawTypes().stream()
                        .filter(type -> !type.equals(superclass.toErasure())))
                .map(JavaClass::getName);
    }

    private static Stream<JavaType> bodies(JavaMethod method) {
        return method.getParameters().stream()
                .filter(parameter -> !parameter.isAnnotatedWith(Param.class))
                .filter(parameter -> !parameter.getRawType().isAssignableTo(Request.Options.class))
                .map(JavaParameter::getType);
    }

    /** Jackson reads and writes the members of records and of annotated classes. Other types have a deserializer. */
    private static boolean readsItsMembers(JavaClass type) {
        DescribedPredicate<CanBeAnnotated> annotated =
                CanBeAnnotated.Predicates.annotatedWith(DescribedPredicate.describe(
                        "of Jackson",
                        annotation ->
                                annotation.getRawType().getPackageName().equals("com.fasterxml.jackson.annotation")));
        return type.isRecord() || type.getMembers().stream().anyMatch(annotated);
    }

    private static Set<String> resources(Path folder) throws IOException {
        Set<String> lines = new TreeSet<>();
        if (!Files.isDirectory(folder)) {
            return lines;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (!name.startsWith("META-INF/native-image/") && !isReadAheadOfTime(name)) {
                    lines.add("resource " + name);
                }
                if (name.startsWith("META-INF/services/")) {
                    lines.addAll(providers(file));
                }
            }
        }
        return lines;
    }

    /** Spring Boot reads these files when it builds a native image. */
    private static boolean isReadAheadOfTime(String name) {
        return name.matches("META-INF/(spring/.*|spring\\.factories|additional-spring-configuration-metadata\\.json)");
    }

    /** A provider is needed if the application has the Jackson of the service. */
    private static List<String> providers(Path service) throws IOException {
        String databind = service.getFileName().toString().replaceAll("\\.\\w+$", "");
        return Files.readAllLines(service).stream()
                .map(provider ->
                        "if " + databind + ".ObjectMapper is reached: " + ReachabilityMetadata.constructor(provider))
                .toList();
    }
}
