package io.wabaprofile.http.internal.transport;

import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.FailureKind;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.HttpException;

/**
 * A connection that was not established, so no request was sent. The message names the host and port, and the cause. It
 * quotes no message of the JDK, because these may contain secrets.
 */
final class ConnectFailure extends IOException {
    private static final long serialVersionUID = 1;

    private static final int CAUSES_FOLLOWED = 20;

    /** Of several types in a chain of causes, the first of this map describes the failure. */
    private static final Map<Class<? extends Exception>, String> CAUSES = new LinkedHashMap<>();

    static {
        CAUSES.put(UnknownHostException.class, "unknown host");
        CAUSES.put(CertificateExpiredException.class, "TLS: the certificate has expired");
        CAUSES.put(CertificateNotYetValidException.class, "TLS: the certificate is not valid yet");
        CAUSES.put(CertPathBuilderException.class, "TLS: no trusted authority issued the certificate");
        CAUSES.put(CertPathValidatorException.class, "TLS: the certificate is not trusted");
        CAUSES.put(CertificateException.class, "TLS: the certificate is not accepted or is for another host");
        CAUSES.put(EOFException.class, "the connection was closed during the handshake");
        CAUSES.put(SSLException.class, "TLS: the handshake failed");
        CAUSES.put(NoRouteToHostException.class, "no route to the host");
        CAUSES.put(ConnectException.class, "connection refused");
        CAUSES.put(HttpException.class, "the response to CONNECT is not valid HTTP");
    }

    private ConnectFailure(String target, String reason, Exception cause) {
        super("cannot connect to " + target + ": " + reason, cause);
    }

    /** @param target the host and port */
    static ConnectFailure of(String target, Exception cause) {
        return new ConnectFailure(target, reason(cause), cause);
    }

    /** @param timeout in nanoseconds */
    static ConnectFailure timedOut(String target, long timeout, Exception cause) {
        double seconds = Math.max(0, Math.round(timeout / 1e6)) / 1e3;
        String shown = seconds == Math.rint(seconds) ? String.valueOf((long) seconds) : String.valueOf(seconds);
        return new ConnectFailure(target, "no response within " + shown + " s", cause);
    }

    AttemptFailure as(FailureKind kind) {
        return AttemptFailure.notConnected(kind, getMessage(), getCause());
    }

    private static String reason(Exception cause) {
        for (Entry<Class<? extends Exception>, String> known : CAUSES.entrySet()) {
            Throwable link = cause;
            for (int depth = 0; depth < CAUSES_FOLLOWED && link != null; depth++) {
                if (known.getKey().isInstance(link)) {
                    return known.getValue();
                }
                link = link.getCause();
            }
        }
        return "the connection was lost";
    }
}
