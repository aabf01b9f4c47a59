package io.wabaprofile.spring;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.util.ClassUtils;

/** Hints for a native image: the adapters' API interfaces, which Feign proxies, and their JSON messages. */
final class WabaProfileRuntimeHints implements RuntimeHintsRegistrar {
    private static final List<String> APIS =
            List.of("cloud.Cloud", "cloud.Facts", "onpremise.OnPremise", "upload.Upload");

    private final BindingReflectionHintsRegistrar binding = new BindingReflectionHintsRegistrar();

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader loader) {
        hints.resources().registerPattern("io/wabaprofile/http/version.properties");
        APIS.stream()
                .map(name -> "io.wabaprofile." + name)
                .filter(name -> ClassUtils.isPresent(name + "Api", loader))
                .forEach(name -> register(hints, loader, name));
    }

    private void register(RuntimeHints hints, @Nullable ClassLoader loader, String name) {
        Class<?> api = ClassUtils.resolveClassName(name + "Api", loader);
        hints.proxies().registerJdkProxy(api);
        binding.registerReflectionHints(hints.reflection(), api);
        if (!ClassUtils.isPresent(name + "Messages", loader)) {
            return; // the API reads a JSON tree
        }
        Class<?> messages = ClassUtils.resolveClassName(name + "Messages", loader);
        binding.registerReflectionHints(
                hints.reflection(), Stream.of(messages.getDeclaredClasses()).toArray(Class<?>[]::new));
    }
}
