package io.wabaprofile.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JVM-wide settings by other code of an application do not weaken security. */
class HostileJvmTest {
    @TempDir
    private Path folder;

    @Test
    void hostileJvmDefaultsDoNotWeakenSecurity() throws IOException, InterruptedException {
        Path services = Files.createDirectories(folder.resolve("classes/META-INF/services"));
        Files.writeString(services.resolve(Module.class.getName()), RogueModule.class.getName());
        Files.writeString(services.resolve(JsonFactory.class.getName()), RogueFactory.class.getName());
        Path weak = Files.writeString(
                folder.resolve("weak.security"), "jdk.tls.disabledAlgorithms=\njdk.certpath.disabledAlgorithms=\n");

        new ForkedJvm(folder)
                .first(folder.resolve("classes"))
                .with("java.security.properties", weak)
                .with("jdk.internal.httpclient.disableHostnameVerification", true)
                .with("jdk.httpclient.allowRestrictedHeaders", "host,content-length,connection,expect,upgrade")
                .with("jdk.httpclient.HttpClient.enableRetryPOST", true)
                .with("jdk.tls.client.protocols", "TLSv1.1")
                .with("https.protocols", "TLSv1.1")
                .with("http.proxyHost", "127.0.0.1")
                .with("http.proxyPort", 9)
                .with("http.nonProxyHosts", "")
                .with("https.proxyHost", "127.0.0.1")
                .with("https.proxyPort", 9)
                .with("http.agent", "rogue")
                .with("user.language", "tr")
                .with("file.encoding", "ISO-8859-1")
                .run(HostileJvm.class);
    }

    @Test
    void thisJvmChecksHostNames() {
        assertThat(System.getProperty("jdk.internal.httpclient.disableHostnameVerification"))
                .isNull();
    }
}
