package io.wabaprofile.fleet.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.fleet.PhotoLock;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A lock file: JSON Lines with the SHA-256 of the photo that was set last for each channel. Keep it beside the fleet
 * file, under version control. Each photo is appended and forced to the disk at once; {@link #close} sorts the file.
 * Thread-safe. One process at a time may change the file.
 */
public final class PhotoLockFile implements PhotoLock, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;
    private final Map<String, String> photos;
    private boolean lastLineIsOpen;
    private boolean changed;

    /** @param lastLineIsOpen whether the last line has no line break, because it was cut off or edited by hand */
    private PhotoLockFile(Path path, Map<String, String> photos, boolean lastLineIsOpen) {
        this.path = path;
        this.photos = photos;
        this.lastLineIsOpen = lastLineIsOpen;
    }

    /**
     * Reads the file if it exists. It is created with the first photo.
     *
     * @throws IllegalStateException if the file cannot be read, or has other content; the message contains the line
     */
    public static PhotoLockFile open(Path path) {
        Map<String, String> photos = new TreeMap<>();
        String content = "";
        if (Files.exists(path)) {
            try {
                content = Files.readString(path);
            } catch (IOException failure) {
                throw FileFailure.of("Cannot read the lock file " + path, failure);
            }
        }
        read(path, content, photos);
        return new PhotoLockFile(path, photos, !content.isEmpty() && !content.endsWith("\n"));
    }

    /** A last line without a line break is ignored if it was cut off when the process was killed. */
    private static void read(Path path, String content, Map<String, String> photos) {
        List<String> lines = content.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            try {
                JsonNode json = JSON.readTree(lines.get(i));
                photos.put(
                        json.required("channel").asText(),
                        json.required("sha256").asText());
            } catch (JsonProcessingException | IllegalArgumentException invalid) {
                if (i < lines.size() - 1 || content.endsWith("\n")) {
                    throw new IllegalStateException(
                            "Line " + (i + 1) + " of the lock file " + path + " must have a channel and a sha256",
                            invalid);
                }
            }
        }
    }

    @Override
    public synchronized Optional<String> sha256(FleetChannel channel) {
        return Optional.ofNullable(photos.get(channel.name()));
    }

    @Override
    public synchronized void record(FleetChannel channel, String sha256) {
        if (lastLineIsOpen) {
            sort();
            lastLineIsOpen = false;
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.seek(file.length());
            file.write(line(channel.name(), sha256).getBytes(StandardCharsets.UTF_8));
            file.getFD().sync();
        } catch (IOException failure) {
            throw FileFailure.of("Cannot write the lock file " + path, failure);
        }
        photos.put(channel.name(), sha256);
        changed = true;
    }

    private static String line(String channel, String sha256) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("channel", channel);
        json.put("sha256", sha256);
        return json + "\n";
    }

    /**
     * Sorts the file by channel and removes older photos, if photos were recorded.
     *
     * @throws IllegalStateException if the file cannot be sorted; it then has all photos, in the order of their recording
     */
    @Override
    public synchronized void close() {
        if (changed) {
            sort();
            changed = false;
        }
    }

    private void sort() {
        Path sorted = path.resolveSibling(path.getFileName() + ".new");
        try {
            try (FileOutputStream file = new FileOutputStream(sorted.toFile())) {
                StringBuilder lines = new StringBuilder();
                photos.forEach((channel, sha256) -> lines.append(line(channel, sha256)));
                file.write(lines.toString().getBytes(StandardCharsets.UTF_8));
                file.getFD().sync();
            }
            Files.move(sorted, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw FileFailure.of("Cannot sort the lock file " + path, failure);
        }
    }
}
