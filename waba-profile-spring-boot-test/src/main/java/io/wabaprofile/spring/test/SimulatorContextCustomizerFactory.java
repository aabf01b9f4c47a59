package io.wabaprofile.spring.test;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Creates a customizer for test classes with {@link AutoConfigureDialog360Simulator}. */
final class SimulatorContextCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        AutoConfigureDialog360Simulator annotation =
                TestContextAnnotationUtils.findMergedAnnotation(testClass, AutoConfigureDialog360Simulator.class);
        return annotation == null ? null : new SimulatorContextCustomizer(new TreeSet<>(Set.of(annotation.channels())));
    }
}
