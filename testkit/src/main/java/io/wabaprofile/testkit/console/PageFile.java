package io.wabaprofile.testkit.console;

import io.wabaprofile.testkit.simulator.http.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** What the page is made of. */
enum PageFile {
    PAGE("", "index.html", "text/html; charset=utf-8"),
    STYLE("page.css", "page.css", "text/css; charset=utf-8"),
    SCRIPT("page.js", "page.js", "text/javascript; charset=utf-8"),
    ICON("icon.svg", "icon.svg", "image/svg+xml");

    private final String path;
    private final String resource;
    private final String type;

    PageFile(String path, String resource, String type) {
        this.path = path;
        this.resource = resource;
        this.type = type;
    }

    /** @param path below the page's own */
    static Optional<PageFile> at(String path) {
        return Arrays.stream(values()).filter(file -> file.path.equals(path)).findFirst();
    }

    ApiResponse response() {
        try (InputStream in = Objects.requireNonNull(PageFile.class.getResourceAsStream(resource), resource)) {
            return ApiResponse.bytes(type, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
