package io.wabaprofile.http.internal;

import javax.net.ssl.SSLParameters;

/** What every connection demands of TLS, whichever way its requests go. */
public final class TlsDemands {
    private TlsDemands() {}

    /** Said outright, for a system property can take the JDK's own check of the host's name away. */
    public static void addTo(SSLParameters parameters) {
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
}
