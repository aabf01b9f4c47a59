package io.wabaprofile.testkit.wire;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UnreachableEndpointTest {
    private static void connect(URI uri) throws IOException {
        try (Socket socket = new Socket(Proxy.NO_PROXY)) {
            socket.connect(new InetSocketAddress(uri.getHost(), Math.max(uri.getPort(), 80)), 500);
        }
    }

    @Test
    void unknownHostCannotBeResolved() throws IOException {
        try (UnreachableEndpoint end = UnreachableEndpoint.unknownHost()) {
            assertThatThrownBy(() -> connect(end.uri())).isInstanceOf(UnknownHostException.class);
        }
    }

    @Test
    void refuses() throws IOException {
        try (UnreachableEndpoint end = UnreachableEndpoint.refusing()) {
            assertThatThrownBy(() -> connect(end.uri())).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void silentPortTimesOut() throws IOException {
        try (UnreachableEndpoint end = UnreachableEndpoint.silent()) {
            assertThatThrownBy(() -> connect(end.uri())).isInstanceOf(SocketTimeoutException.class);
        }
    }
}
