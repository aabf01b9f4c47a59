package io.wabaprofile.matrix;

import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.testkit.wire.ProxyFault;
import io.wabaprofile.testkit.wire.ScriptedResponse;

/**
 * One form of a row's fault.
 *
 * @param before the fault occurs before the server does its work
 * @param after the fault occurs after the server has done its work; null if that cannot occur
 * @param failure the type that the caller gets
 * @param reason of an {@link Unavailable}; null if any
 */
record WireFault(
        String name,
        ProxyFault before,
        ProxyFault after,
        Class<? extends GatewayException> failure,
        Unavailable.Reason reason) {
    WireFault(String name, ProxyFault before, ProxyFault after, Class<? extends GatewayException> failure) {
        this(name, before, after, failure, null);
    }

    WireFault(String name, ProxyFault before, ProxyFault after, Unavailable.Reason reason) {
        this(name, before, after, Unavailable.class, reason);
    }

    /** A response with which the server says that it has not done its work. */
    static WireFault refusal(String name, ScriptedResponse response, Class<? extends GatewayException> failure) {
        return new WireFault(name, ProxyFault.respondInstead(response), null, failure);
    }
}
