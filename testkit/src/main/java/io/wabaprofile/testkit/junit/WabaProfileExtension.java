package io.wabaprofile.testkit.junit;

import io.wabaprofile.testkit.fault.FaultPlan;
import io.wabaprofile.testkit.journal.Journal;
import java.nio.file.Files;
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

/** Implements {@link WabaProfileTest}. Stateless: the {@link TestContext} is in the store of the test. */
final class WabaProfileExtension implements ParameterResolver, BeforeEachCallback, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(WabaProfileExtension.class);

    /** Parameters of a constructor belong to the test for which the instance is created. */
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
            throw new ParameterResolutionException("A " + type.getSimpleName() + " belongs to one test and cannot be a"
                    + " parameter of " + parameter.getDeclaringExecutable().getName() + ". Declare it in a test, in"
                    + " @BeforeEach or @AfterEach, or in the constructor of a class with an instance for each test.");
        }
        Optional<Class<? extends GatewayFactory>> factory = AnnotationSettings.factory(context);
        return Injectables.get(type, testContext(context), factory)
                .orElseThrow(() -> new ParameterResolutionException("A parameter has the type " + type.getSimpleName()
                        + ", which " + factory.map(Class::getName).orElse("the fake") + " does not connect"));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        new FieldInjection(context, testContext(context)).run();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestContext test = testContext(context);
        Optional<Throwable> failure = context.getExecutionException();
        try (test) {
            if (failure.isEmpty() && AnnotationSettings.verifyFaults(context)) {
                test.faults().verify();
            }
        } catch (AssertionError | IllegalStateException e) {
            report(failure.orElse(e), test, context);
            throw e;
        }
        failure.ifPresent(thrown -> report(thrown, test, context));
    }

    private static void report(Throwable failure, TestContext test, ExtensionContext context) {
        if (test.hasSimulator() && !(failure instanceof TestAbortedException)) {
            attach(test.simulator().journal(), test.faults(), failure, context);
        }
    }

    /** Adds the exchanges to a failure, as a suppressed exception and as files. */
    private static void attach(Journal journal, FaultPlan faults, Throwable failure, ExtensionContext context) {
        Transcript transcript = new Transcript(journal, faults);
        failure.addSuppressed(transcript);
        try {
            context.publishDirectory("waba-profile", folder -> {
                Files.writeString(folder.resolve("transcript.txt"), transcript.getMessage());
                journal.writeJsonLines(folder.resolve("journal.jsonl"));
                journal.writeHar(folder.resolve("journal.har"));
            });
        } catch (RuntimeException e) {
            failure.addSuppressed(e); // without hiding the failure of the test
        }
    }

    private static TestContext testContext(ExtensionContext context) {
        Store store = context.getStore(NAMESPACE);
        return store.getOrComputeIfAbsent(TestContext.class, type -> new TestContext(), TestContext.class);
    }
}
