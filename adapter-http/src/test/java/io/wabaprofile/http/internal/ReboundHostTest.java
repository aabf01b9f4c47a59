package io.wabaprofile.http.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A name may lead to another address tomorrow; that another host is there is seen by its certificate. */
class ReboundHostTest {

    @Test
    void aNameThatLeadsElsewhereByNowGetsNoKey(@TempDir Path folder) throws IOException, InterruptedException {
        Path hosts = Files.createFile(folder.resolve("hosts"));

        new ForkedJvm(folder).with("jdk.net.hosts.file", hosts).run(ReboundHost.class, hosts.toString());
    }
}
