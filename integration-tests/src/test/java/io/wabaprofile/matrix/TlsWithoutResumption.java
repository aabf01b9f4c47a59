package io.wabaprofile.matrix;

import java.security.SecureRandom;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * Uses a new context for each connection, so that no connection resumes a TLS session. To clear a session cache would
 * not be enough: a TLS 1.3 server sends its tickets after the handshake, so they may arrive later.
 */
final class TlsWithoutResumption extends SSLContextSpi {
    private final Supplier<SSLContext> contexts;

    TlsWithoutResumption(Supplier<SSLContext> contexts) {
        this.contexts = contexts;
    }

    SSLContext context() {
        SSLContext any = contexts.get();
        return new SSLContext(this, any.getProvider(), any.getProtocol()) {};
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {
        throw new IllegalStateException("It is initialised");
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
        return contexts.get().createSSLEngine();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
        return contexts.get().createSSLEngine(host, port);
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
        return contexts.get().getSocketFactory();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
        return contexts.get().getServerSocketFactory();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
        return contexts.get().getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
        return contexts.get().getClientSessionContext();
    }

    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
        return contexts.get().getDefaultSSLParameters();
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
        return contexts.get().getSupportedSSLParameters();
    }
}
