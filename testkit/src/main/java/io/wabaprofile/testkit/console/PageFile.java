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
    CHANNELS("channels.js", PageFile.SCRIPT),
    CURL("curl.js", PageFile.SCRIPT),
    DOM("dom.js", PageFile.SCRIPT),
    EDIT("edit.js", PageFile.SCRIPT),
    FAULTS("faults.js", PageFile.SCRIPT),
    LABELS("labels.js", PageFile.SCRIPT),
    PAGE_SCRIPT("page.js", PageFile.SCRIPT),
    REQUESTS("requests.js", PageFile.SCRIPT),
    RULES("rules.js", PageFile.SCRIPT),
    ICON("icon.svg", "image/svg+xml");

    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private final String resource;
    private final String type;

    PageFile(String resource, String type) {
        this.resource = resource;
        this.type = type;
    }

    /** @param path relative to {@link SimulatorPage#ROOT}; empty for the page */
    static Optional<PageFile> at(String path) {
        return Arrays.stream(values()).filter(file -> path.equals(file.path())).findFirst();
    }

    /** The path relative to {@link SimulatorPage#ROOT}. */
    String path() {
        return this == PAGE ? "" : resource;
    }

    ApiResponse response() {
        try (InputStream in = Objects.requireNonNull(PageFile.class.getResourceAsStream(resource), resource)) {
            return ApiResponse.bytes(type, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
