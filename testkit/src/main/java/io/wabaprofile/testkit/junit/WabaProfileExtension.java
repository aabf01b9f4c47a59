package io.wabaprofile.testkit.junit;

import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/** What {@link WabaProfileTest} does. Keeps everything in the store of the test, so that it has no state itself. */
final class WabaProfileExtension implements ParameterResolver, BeforeEachCallback, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(WabaProfileExtension.class);

    /** A constructor belongs to the test that the instance is made for. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Injectables.has(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException(
                    "A " + type.getSimpleName() + " belongs to one test: ask for it in a test, in"
                            + " @BeforeEach, or in the constructor of a class with an instance for each test, not in "
                            + parameter.getDeclaringExecutable().getName());
        }
        Optional<Class<? extends GatewayFactory>> factory = Settings.factory(context);
        return Injectables.of(type, bench(context), factory)
                .orElseThrow(() -> new ParameterResolutionException("A " + type.getSimpleName()
                        + " is asked for, which " + factory.map(Class::getName).orElse("the fake") + " does not give"));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        new FieldInjection(context, bench(context)).run();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestBench bench = bench(context);
        Optional<Throwable> failure = context.getExecutionException();
        try {
            end(bench, failure.isEmpty() && Settings.verifyFaults(context));
        } catch (AssertionError | IllegalStateException e) {
            report(failure.orElse(e), bench, context);
            throw e;
        }
        failure.ifPresent(thrown -> report(thrown, bench, context));
    }

    private static void end(TestBench bench, boolean verifyFaults) {
        try (bench) {
            if (verifyFaults) {
                bench.faults().verify();
            }
        }
    }

    private static void report(Throwable failure, TestBench bench, ExtensionContext context) {
        if (!(failure instanceof TestAbortedException)) {
            FailureReport.of(bench).ifPresent(report -> report.attachTo(failure, context));
        }
    }

    private static TestBench bench(ExtensionContext context) {
        Store store = context.getStore(NAMESPACE);
        return store.getOrComputeIfAbsent(TestBench.class, type -> new TestBench(), TestBench.class);
    }
}
