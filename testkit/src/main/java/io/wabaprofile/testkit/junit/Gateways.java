package io.wabaprofile.testkit.junit;

import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.NumberFacts;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ports that a {@link GatewayFactory} connects for one test. Immutable. */
public final class Gateways {
    private final Map<Class<?>, Object> ports;
    private final List<AutoCloseable> resources;

    private Gateways(Map<Class<?>, Object> ports, List<AutoCloseable> resources) {
        this.ports = Map.copyOf(ports);
        this.resources = List.copyOf(resources);
    }

    /** No port yet. */
    public static Gateways create() {
        return new Gateways(Map.of(), List.of());
    }

    public Gateways profile(ProfileGateway gateway) {
        return with(ProfileGateway.class, gateway);
    }

    public Gateways photo(PhotoGateway gateway) {
        return with(PhotoGateway.class, gateway);
    }

    public Gateways uploader(MediaUploader uploader) {
        return with(MediaUploader.class, uploader);
    }

    public Gateways facts(NumberFacts facts) {
        return with(NumberFacts.class, facts);
    }

    /** Adds a resource to close after the test, before the simulator. Resources are closed in reverse order. */
    public Gateways closing(AutoCloseable resource) {
        List<AutoCloseable> more = new ArrayList<>(resources);
        more.add(resource);
        return new Gateways(ports, more);
    }

    private Gateways with(Class<?> type, Object port) {
        Map<Class<?>, Object> more = new HashMap<>(ports);
        more.put(type, port);
        return new Gateways(more, resources);
    }

    Optional<Object> port(Class<?> type) {
        return Optional.ofNullable(ports.get(type));
    }

    List<AutoCloseable> resources() {
        return resources;
    }
}
