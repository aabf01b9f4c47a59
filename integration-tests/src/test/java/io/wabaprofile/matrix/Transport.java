package io.wabaprofile.matrix;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.testkit.wire.FaultProxy;
import io.wabaprofile.testkit.wire.ScriptedServer;
import io.wabaprofile.testkit.wire.TestCertificates;
import java.net.URI;

/** How a client and a server are connected: over plain HTTP, or over TLS with one pair of keys. */
final class Transport {
    static final Transport PLAIN = new Transport("plain HTTP", null);

    private final String name;
    private final TestCertificates certificates;

    private Transport(String name, TestCertificates certificates) {
        this.name = name;
        this.certificates = certificates;
    }

    static Transport tls(TestCertificates certificates) {
        return new Transport("TLS", certificates);
    }

    boolean isTls() {
        return certificates != null;
    }

    FaultProxy proxyInFrontOf(URI target) {
        return isTls() ? FaultProxy.inFrontOf(target, certificates.server()) : FaultProxy.inFrontOf(target);
    }

    ScriptedServer scriptedServer() {
        return isTls() ? ScriptedServer.start(certificates.server()) : ScriptedServer.start();
    }

    ApiConnection.Builder connectionTo(URI server) {
        ApiConnection.Builder connection = ApiConnection.to(server);
        return isTls() ? connection.tls(certificates.client()) : connection.allowPlainHttpOnLoopback();
    }

    @Override
    public String toString() {
        return name;
    }
}
