package io.wabaprofile.testkit.junit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Optional;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives annotated fields their objects, those of superclasses and of the classes around included. */
final class FieldInjection {
    private final ExtensionContext test;
    private final TestBench bench;

    FieldInjection(ExtensionContext test, TestBench bench) {
        this.test = test;
        this.bench = bench;
    }

    void run() {
        for (Object instance : test.getRequiredTestInstances().getAllInstances()) {
            for (Field field : Settings.annotatedFields(instance.getClass())) {
                set(instance, field);
            }
        }
    }

    private void set(Object instance, Field field) {
        String name = field.getDeclaringClass().getSimpleName() + "." + field.getName();
        refuse(field, name);
        Optional<Class<? extends GatewayFactory>> factory = AnnotationSupport.findAnnotation(
                        field, WabaProfileTest.class)
                .flatMap(Settings::factory)
                .or(() -> Settings.factory(test));
        Object value = Injectables.of(field.getType(), bench, factory)
                .orElseThrow(() -> new ExtensionConfigurationException(
                        "The field " + name + " asks for a " + field.getType().getSimpleName() + ", which "
                                + factory.map(Class::getName).orElse("the fake") + " does not give"));
        try {
            field.setAccessible(true);
            field.set(instance, value);
        } catch (IllegalAccessException e) {
            throw new ExtensionConfigurationException("The field " + name + " cannot be set", e);
        }
    }

    private void refuse(Field field, String name) {
        if (!Injectables.has(field.getType())) {
            throw new ExtensionConfigurationException(
                    "The field " + name + " is none of what a test may ask for: " + Injectables.names());
        }
        if (Modifier.isStatic(field.getModifiers()) || Modifier.isFinal(field.getModifiers())) {
            throw new ExtensionConfigurationException(
                    "The field " + name + " may be neither static nor final: each test has an object of its own there");
        }
        if (test.getExecutionMode() == ExecutionMode.CONCURRENT && sharesItsInstance()) {
            throw new ExtensionConfigurationException("The field " + name
                    + " would be shared by tests that run at the same time; ask for a parameter, or let each test have an"
                    + " instance of its own (Lifecycle.PER_METHOD)");
        }
    }

    private boolean sharesItsInstance() {
        Optional<ExtensionContext> context = Optional.of(test);
        while (context.isPresent()) {
            if (context.get()
                    .getTestInstanceLifecycle()
                    .filter(Lifecycle.PER_CLASS::equals)
                    .isPresent()) {
                return true;
            }
            context = context.get().getParent();
        }
        return false;
    }
}
