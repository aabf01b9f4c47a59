package io.wabaprofile.spring;

import io.wabaprofile.fleet.ChannelGateways;
import io.wabaprofile.fleet.Fleet;
import io.wabaprofile.fleet.FleetEngine;
import io.wabaprofile.fleet.RunSettings;
import io.wabaprofile.fleet.UsageFeedback;
import io.wabaprofile.fleet.file.FleetFile;
import io.wabaprofile.fleet.file.FleetFileException;
import io.wabaprofile.fleet.run.LocalFleetEngine;
import io.wabaprofile.fleet.run.PhotoLockFile;
import io.wabaprofile.http.KeySource;
import io.wabaprofile.spring.WabaProfileProperties.EngineKind;
import io.wabaprofile.spring.WabaProfileProperties.FleetSettings;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** If {@code waba-profile.fleet.file} is set: the {@link Fleet} and a {@link FleetEngine} that runs it. */
@AutoConfiguration(after = {WabaProfileAutoConfiguration.class, PostgresFleetAutoConfiguration.class})
@ConditionalOnClass(LocalFleetEngine.class)
@ConditionalOnProperty(prefix = "waba-profile.fleet", name = "file")
final class FleetAutoConfiguration {
    static final String PREFIX = WabaProfileProperties.PREFIX + ".fleet";

    @Bean
    @ConditionalOnMissingBean
    Fleet wabaProfileFleet(WabaProfileProperties properties, KeySource keys) {
        Path file = properties.fleet().file();
        Set<String> schemes = new TreeSet<>(keys.schemes());
        schemes.add("property");
        try {
            return FleetFile.read(Path.of(String.valueOf(file)), schemes);
        } catch (FleetFileException invalid) {
            throw new InvalidPropertyException(
                    PREFIX + ".file",
                    "names an invalid file.\n" + invalid.getMessage(),
                    "Correct the file " + file + ".",
                    invalid);
        } catch (UncheckedIOException unreadable) {
            throw new InvalidPropertyException(
                    PREFIX + ".file", unreadable.getMessage() + ".", "Correct the path.", unreadable);
        }
    }

    @Bean
    UsageFeedback wabaProfileUsageFeedback() {
        return new UsageFeedback();
    }

    @Bean
    @ConditionalOnMissingBean(ChannelGateways.class)
    FleetGateways wabaProfileFleetGateways(
            WabaProfileProperties properties,
            ApiConnections connections,
            KeySource keys,
            Environment environment,
            UsageFeedback usage) {
        ApiConnections ofFleet = connections.with(
                builder -> builder.retries(properties.retries().settings().withMaxAttempts(1))
                        .usageObserver(usage));
        return new FleetGateways(ofFleet, properties.baseUrls(), keys.with("property", environment::getProperty));
    }

    @Bean
    @ConditionalOnMissingBean(FleetEngine.class)
    LocalFleetEngine wabaProfileLocalFleetEngine(
            ChannelGateways gateways,
            WabaProfileProperties properties,
            UsageFeedback usage,
            ObjectProvider<PhotoLockFile> photos) {
        FleetSettings fleet = properties.fleet();
        if (fleet.engine() == EngineKind.POSTGRES) {
            throw new InvalidPropertyException(
                    PREFIX + ".engine",
                    "is postgres, but the application has no fleet-postgres or no single data source.",
                    "Add the dependency io.wabaprofile:fleet-postgres and a data source, or set it to local.");
        }
        LocalFleetEngine.Builder engine =
                LocalFleetEngine.builder(gateways).settings(limits(fleet)).usage(usage);
        photos.ifAvailable(engine::photoLock);
        if (fleet.runFile() != null) {
            engine.runFile(fleet.runFile());
        }
        return engine.build();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(prefix = PREFIX, name = "photo-lock")
    PhotoLockFile wabaProfilePhotoLock(WabaProfileProperties properties) {
        return PhotoLockFile.open(Path.of(String.valueOf(properties.fleet().photoLock())));
    }

    static RunSettings limits(FleetSettings fleet) {
        try {
            return new RunSettings(
                    fleet.requestsPerSecond(),
                    fleet.workers(),
                    fleet.maxAttempts(),
                    fleet.maxFailures() == null ? Integer.MAX_VALUE : fleet.maxFailures(),
                    fleet.longestWait());
        } catch (IllegalArgumentException invalid) {
            throw new InvalidPropertyException(PREFIX, invalid.getMessage() + ".", "Correct the value.", invalid);
        }
    }
}
