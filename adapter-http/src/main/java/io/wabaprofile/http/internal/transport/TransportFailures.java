package io.wabaprofile.http.internal.transport;

import io.wabaprofile.http.internal.AttemptFailure;
import io.wabaprofile.http.internal.FailureClass;
import java.io.IOException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;

/** Decides what a failed exchange means. */
final class TransportFailures {
    private TransportFailures() {}

    /**
     * @param connected whether the request may have been sent
     * @param over whether the exchange's time has passed
     */
    static AttemptFailure translate(Exception failure, Exchange exchange, boolean connected, boolean over) {
        if (exchange.aborted() != null) {
            return exchange.aborted();
        }
        if (failure instanceof AttemptFailure known) {
            return known;
        }
        if (Thread.currentThread().isInterrupted()) {
            return AttemptFailure.cancelled("interrupted");
        }
        if (over) {
            return AttemptFailure.of(FailureClass.TIMED_OUT, "");
        }
        return connected ? afterConnecting(failure) : whileConnecting(failure);
    }

    private static AttemptFailure whileConnecting(Exception failure) {
        if (failure instanceof ProxyRefusedException refused) {
            FailureClass kind = refused.isTransient() ? FailureClass.NOT_SENT : FailureClass.PROXY_REFUSED;
            return AttemptFailure.refusedByProxy(kind, refused.status(), refused);
        }
        return AttemptFailure.broken(
                TlsPolicy.isUntrusted(failure) ? FailureClass.NOT_TRUSTED : FailureClass.NOT_SENT, failure);
    }

    private static AttemptFailure afterConnecting(Exception failure) {
        if (failure instanceof MessageConstraintException) {
            return AttemptFailure.protocolViolation(
                    "its headers are longer than " + ResponseInput.MAX_OVERHEAD + " bytes");
        }
        if (failure instanceof HttpException) {
            return AttemptFailure.protocolViolation("it is not valid HTTP");
        }
        return AttemptFailure.broken(
                TlsPolicy.isUntrusted(failure) ? FailureClass.NOT_TRUSTED : FailureClass.LOST,
                failure instanceof IOException ? failure : new IOException(failure));
    }
}
