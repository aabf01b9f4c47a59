package io.wabaprofile.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wabaprofile.port.UploadStatistics;
import io.wabaprofile.profile.MediaFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A finished upload, without its handle. */
record UploadReport(
        MediaFile file,
        UploadStatistics statistics,
        int resumed,
        Duration took,
        @Nullable Path handleFile) {

    List<String> toPeople() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "Uploaded: %s, %,d bytes%s in %.1f s",
                file.mediaType(),
                file.length(),
                statistics.bytesSent() == file.length()
                        ? ""
                        : String.format(Locale.ROOT, " (%,d sent now)", statistics.bytesSent()),
                seconds()));
        statistics.sha256().ifPresent(sha256 -> lines.add("SHA-256 " + sha256));
        if (resumed > 0) {
            lines.add("Resumed " + (resumed == 1 ? "once" : resumed + " times"));
        }
        lines.add(
                handleFile == null
                        ? "The handle was not kept: name a file for it with --handle-file."
                        : "The handle is in " + DisplayText.printable(handleFile.toString()));
        return lines;
    }

    ObjectNode toMachines() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("outcome", "uploaded");
        json.put("mediaType", file.mediaType());
        json.put("bytes", file.length());
        json.put("bytesSent", statistics.bytesSent());
        json.put("seconds", Math.round(seconds() * 1e3) / 1e3);
        json.put("sha256", statistics.sha256().orElse(null));
        json.put("resumed", resumed);
        json.put("handleFile", handleFile == null ? null : handleFile.toString());
        return json;
    }

    private double seconds() {
        return took.toNanos() / 1e9;
    }
}
