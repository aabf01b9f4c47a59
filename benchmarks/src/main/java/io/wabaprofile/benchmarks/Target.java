package io.wabaprofile.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * Where a subject sends its calls.
 *
 * @param certificate the file of the one that is trusted, where the base is https
 */
record Target(URI base, Path certificate) {

    static Target of(String base, String certificate) {
        return new Target(URI.create(base), Path.of(certificate));
    }

    boolean isTls() {
        return base.getScheme().equals("https");
    }

    Certificate trusted() throws IOException, GeneralSecurityException {
        return Certificate.in(certificate);
    }
}
