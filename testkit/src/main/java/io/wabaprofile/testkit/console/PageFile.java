package io.wabaprofile.testkit.console;

import io.wabaprofile.testkit.simulator.http.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** A file of the page. */
enum PageFile {
    PAGE("index.html", "text/html; charset=utf-8"),
    STYLE("page.css", "text/css; charset=utf-8"),
    SCRIPT("page.js", "text/javascript; charset=utf-8"),
    ICON("icon.svg", "image/svg+xml");

    private final String resource;
    private final String type;

    PageFile(String resource, String type) {
        this.resource = resource;
        this.type = type;
    }

    /** @param path relative to {@link SimulatorPage#ROOT}; empty for the page */
    static Optional<PageFile> at(String path) {
        return Arrays.stream(values())
                .filter(file -> path.equals(file == PAGE ? "" : file.resource))
                .findFirst();
    }

    ApiResponse response() {
        try (InputStream in = Objects.requireNonNull(PageFile.class.getResourceAsStream(resource), resource)) {
            return ApiResponse.bytes(type, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
