package io.wabaprofile.testkit.junit;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Reads the {@link WabaProfileTest} annotations of a test. */
final class AnnotationSettings {
    private AnnotationSettings() {}

    /** The contexts of a test and of its enclosing classes, the innermost first. */
    static Stream<ExtensionContext> contexts(ExtensionContext test) {
        return Stream.iterate(
                        Optional.of(test), Optional::isPresent, context -> context.flatMap(ExtensionContext::getParent))
                .flatMap(Optional::stream);
    }

    /** The factory of the class, or of the nearest enclosing class. */
    static Optional<Class<? extends GatewayFactory>> factory(ExtensionContext test) {
        return onClasses(test)
                .flatMap(annotation -> factory(annotation).stream())
                .findFirst();
    }

    static Optional<Class<? extends GatewayFactory>> factory(WabaProfileTest annotation) {
        return Optional.<Class<? extends GatewayFactory>>of(annotation.gateways())
                .filter(type -> type != GatewayFactory.class);
    }

    static boolean verifyFaults(ExtensionContext test) {
        return Stream.concat(onClasses(test), onFields(test)).allMatch(WabaProfileTest::verifyFaults);
    }

    private static Stream<WabaProfileTest> onClasses(ExtensionContext test) {
        return contexts(test)
                .flatMap(context ->
                        AnnotationSupport.findAnnotation(context.getElement(), WabaProfileTest.class).stream());
    }

    private static Stream<WabaProfileTest> onFields(ExtensionContext test) {
        return test.getTestInstances().stream()
                .flatMap(instances -> instances.getAllInstances().stream())
                .flatMap(instance -> annotatedFields(instance.getClass()).stream())
                .flatMap(field -> AnnotationSupport.findAnnotation(field, WabaProfileTest.class).stream());
    }

    static List<Field> annotatedFields(Class<?> type) {
        return AnnotationSupport.findAnnotatedFields(type, WabaProfileTest.class);
    }
}
