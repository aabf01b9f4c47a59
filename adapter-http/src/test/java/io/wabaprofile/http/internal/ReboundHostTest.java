package io.wabaprofile.http.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The address of a name may change. The certificate shows whether the host changed too. */
class ReboundHostTest {

    @Test
    void doesNotSendTheKeyToAHostWithAnotherCertificateAfterADnsChange(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path hosts = Files.createFile(folder.resolve("hosts"));

        new ForkedJvm(folder).with("jdk.net.hosts.file", hosts).run(ReboundHost.class, hosts.toString());
    }
}
