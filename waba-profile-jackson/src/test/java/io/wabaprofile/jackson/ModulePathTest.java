package io.wabaprofile.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.wabaprofile.profile.ProfileUpdate;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An application on the module path has one generation of Jackson and registers an instance of the module. */
class ModulePathTest {
    private static final String NAME = "io.wabaprofile.jackson";

    private static ModuleLayer layerOf(String databind, Class<?>... generation) throws URISyntaxException {
        List<Class<?>> types = new ArrayList<>(List.of(generation));
        types.addAll(List.of(JsonProperty.class, ProfileUpdate.class, ProfileJackson2Module.class));
        List<Path> places = new ArrayList<>();
        for (Class<?> type : types) {
            places.add(Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI()));
        }
        ModuleLayer boot = ModuleLayer.boot();
        Configuration resolved = boot.configuration()
                .resolve(ModuleFinder.of(places.toArray(Path[]::new)), ModuleFinder.of(), Set.of(NAME, databind));
        return boot.defineModulesWithOneLoader(resolved, ClassLoader.getPlatformClassLoader());
    }

    private static String written(ModuleLayer layer, Object mapper) throws ReflectiveOperationException {
        ClassLoader loader = layer.findLoader(NAME);
        Class<?> updates = loader.loadClass(ProfileUpdate.class.getName());
        Object update = mapper.getClass()
                .getMethod("readValue", String.class, Class.class)
                .invoke(mapper, "{\"email\":null}", updates);
        assertThat(update.getClass().getModule().getName()).isEqualTo("io.wabaprofile.profile");
        return (String)
                mapper.getClass().getMethod("writeValueAsString", Object.class).invoke(mapper, update);
    }

    @Test
    void worksWithoutJackson3() throws Exception {
        ModuleLayer layer = layerOf(
                "com.fasterxml.jackson.databind",
                com.fasterxml.jackson.databind.ObjectMapper.class,
                com.fasterxml.jackson.core.JsonParser.class);
        ClassLoader loader = layer.findLoader(NAME);
        Object module = loader.loadClass(ProfileJackson2Module.class.getName())
                .getConstructor()
                .newInstance();
        Object mapper = loader.loadClass("com.fasterxml.jackson.databind.ObjectMapper")
                .getConstructor()
                .newInstance();
        mapper.getClass()
                .getMethod("registerModule", loader.loadClass("com.fasterxml.jackson.databind.Module"))
                .invoke(mapper, module);

        assertThat(layer.findModule("tools.jackson.databind")).isEmpty();
        assertThat(written(layer, mapper)).isEqualTo("{\"email\":null}");
    }

    @Test
    void worksWithoutJackson2() throws Exception {
        ModuleLayer layer = layerOf(
                "tools.jackson.databind",
                tools.jackson.databind.ObjectMapper.class,
                tools.jackson.core.JsonParser.class);
        ClassLoader loader = layer.findLoader(NAME);
        Object module = loader.loadClass(ProfileJackson3Module.class.getName())
                .getConstructor()
                .newInstance();
        Class<?> mappers = loader.loadClass("tools.jackson.databind.json.JsonMapper");
        Object builder = mappers.getMethod("builder").invoke(null);
        Class<?> builders = loader.loadClass("tools.jackson.databind.cfg.MapperBuilder");
        builders.getMethod("addModule", loader.loadClass("tools.jackson.databind.JacksonModule"))
                .invoke(builder, module);
        Object mapper = builders.getMethod("build").invoke(builder);

        assertThat(layer.findModule("com.fasterxml.jackson.databind")).isEmpty();
        assertThat(written(layer, mapper)).isEqualTo("{\"email\":null}");
    }
}
