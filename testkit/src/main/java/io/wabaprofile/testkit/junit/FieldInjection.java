package io.wabaprofile.testkit.junit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Optional;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.commons.support.AnnotationSupport;

/** Sets the annotated fields of a test instance, of its superclasses and of its enclosing instances. */
record FieldInjection(ExtensionContext test, TestContext context) {

    void run() {
        for (Object instance : test.getRequiredTestInstances().getAllInstances()) {
            for (Field field : AnnotationSettings.annotatedFields(instance.getClass())) {
                set(instance, field);
            }
        }
    }

    private void set(Object instance, Field field) {
        String name = "The field " + field.getDeclaringClass().getSimpleName() + "." + field.getName();
        check(field, name);
        Optional<Class<? extends GatewayFactory>> factory = AnnotationSupport.findAnnotation(
                        field, WabaProfileTest.class)
                .flatMap(AnnotationSettings::factory)
                .or(() -> AnnotationSettings.factory(test));
        Object value = Injectables.get(field.getType(), context, factory)
                .orElseThrow(() -> new ExtensionConfigurationException(
                        name + " has the type " + field.getType().getSimpleName() + ", which "
                                + factory.map(Class::getName).orElse("the fake") + " does not connect"));
        try {
            field.setAccessible(true);
            field.set(instance, value);
        } catch (IllegalAccessException e) {
            throw new ExtensionConfigurationException(name + " cannot be set", e);
        }
    }

    private void check(Field field, String name) {
        if (!Injectables.has(field.getType())) {
            throw new ExtensionConfigurationException(
                    name + " has an unsupported type. Supported types: " + Injectables.names());
        }
        if (Modifier.isStatic(field.getModifiers()) || Modifier.isFinal(field.getModifiers())) {
            throw new ExtensionConfigurationException(
                    name + " must be neither static nor final, because it has another value in each test");
        }
        if (test.getExecutionMode() == ExecutionMode.CONCURRENT && sharesItsInstance()) {
            throw new ExtensionConfigurationException(name
                    + " would be shared by concurrent tests. Use a parameter, or an instance for each test"
                    + " (Lifecycle.PER_METHOD)");
        }
    }

    private boolean sharesItsInstance() {
        return AnnotationSettings.contexts(test)
                .flatMap(context -> context.getTestInstanceLifecycle().stream())
                .anyMatch(Lifecycle.PER_CLASS::equals);
    }
}
