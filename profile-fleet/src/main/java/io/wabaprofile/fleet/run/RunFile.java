package io.wabaprofile.fleet.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wabaprofile.fleet.ChannelResult;
import io.wabaprofile.fleet.FleetPlan;
import io.wabaprofile.fleet.RunRequest;
import io.wabaprofile.fleet.internal.ChannelProgress;
import io.wabaprofile.fleet.internal.FleetJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The record of a run: JSON Lines that are appended and forced to the disk one by one. A run that did not finish, because
 * the process was killed for example, is continued by the next run of the same fleet and plan.
 */
final class RunFile implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEADER_START = "{\"kind\":\"";

    private final Path path;
    private final RandomAccessFile file;
    private final Object forcing = new Object();
    private final Map<String, ChannelResult> results = new HashMap<>();
    private final Map<String, ChannelProgress> progress = new HashMap<>();
    private String runId = UUID.randomUUID().toString();
    private Instant started;
    private boolean isFinished;
    private boolean sameRun;
    private long written;
    private long forced;

    private RunFile(Path path, RandomAccessFile file, Instant now) {
        this.path = path;
        this.file = file;
        this.started = now;
    }

    /**
     * Opens the file for this process alone, and continues its run if it is unfinished and of the same request.
     *
     * @throws IllegalStateException if another process uses the file, or its content is not that of a run file
     */
    static RunFile open(Path path, RunRequest request, String destination, Instant now) {
        try {
            RunFile opened = new RunFile(path, new RandomAccessFile(path.toFile(), "rw"), now);
            try {
                opened.lock();
                opened.start(request, destination);
                return opened;
            } catch (IOException | RuntimeException failure) {
                opened.file.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw FileFailure.of("Cannot use the run file " + path, failure);
        }
    }

    private void lock() throws IOException {
        FileLock lock;
        try {
            lock = file.getChannel().tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            lock = null;
        }
        if (lock == null) {
            throw new IllegalStateException(
                    "Another run uses the run file " + path + ". Wait until it ends, or name another run file");
        }
    }

    private void start(RunRequest request, String destination) throws IOException {
        ObjectNode identity = identity(request, destination);
        long validLength = load(identity);
        if (sameRun && !isFinished) {
            file.setLength(validLength);
            file.seek(validLength);
            return;
        }
        results.clear();
        progress.clear();
        runId = UUID.randomUUID().toString();
        file.setLength(0);
        ObjectNode header = identity.deepCopy();
        header.put("run", runId);
        header.put("time", started.toString());
        header.put("channels", request.fleet().size());
        append(header);
    }

    private static ObjectNode identity(RunRequest request, String destination) {
        ObjectNode identity = JsonNodeFactory.instance.objectNode();
        identity.put("kind", request.kind().name());
        identity.put("fleet", request.fleet().digest());
        identity.put(
                "plan",
                request.plan().map(FleetPlan::time).map(Instant::toString).orElse(null));
        identity.put("destination", destination);
        return identity;
    }

    /** Returns the length without a last line that was cut off. */
    private long load(ObjectNode identity) throws IOException {
        Instant now = started;
        long length = 0;
        int number = 0;
        boolean endsWithLineBreak = endsWithLineBreak();
        file.seek(0);
        InputStream content = Channels.newInputStream(file.getChannel()); // not closed: this would close the file
        BufferedReader lines = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8));
        String line = lines.readLine();
        while (line != null) {
            String next = lines.readLine();
            number++;
            if (next != null || endsWithLineBreak || !isCutOff(line, number)) {
                read(line, number, identity);
                length += line.getBytes(StandardCharsets.UTF_8).length + 1L;
            }
            line = next;
        }
        if (!sameRun || isFinished) {
            started = now;
        }
        return length;
    }

    /** The first line is taken for one that was cut off only if it begins like a header. */
    private static boolean isCutOff(String line, int number) {
        return number > 1 || line.startsWith(HEADER_START) || HEADER_START.startsWith(line);
    }

    private boolean endsWithLineBreak() throws IOException {
        if (file.length() == 0) {
            return false;
        }
        file.seek(file.length() - 1);
        return file.read() == '\n';
    }

    private void read(String line, int number, ObjectNode identity) {
        try {
            JsonNode json = JSON.readTree(line);
            if (number == 1) {
                header(json, identity);
            } else if (json.has("writing")) {
                progress.put(json.path("writing").asText(), FleetJson.progress(json.path("progress")));
            } else if (json.has("finished")) {
                isFinished = true;
            } else {
                ChannelResult result = FleetJson.result(json);
                results.put(result.channel(), result);
            }
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException invalid) {
            throw new IllegalStateException(
                    "Line " + number + " of the run file " + path
                            + " is not that of a run. Name another run file, or delete this one",
                    invalid);
        }
    }

    private void header(JsonNode json, ObjectNode identity) {
        runId = json.path("run").asText();
        if (runId.isEmpty()) {
            throw new IllegalArgumentException("'run' is missing");
        }
        started = Instant.parse(json.path("time").asText());
        sameRun = identity.properties().stream()
                .allMatch(entry -> entry.getValue().equals(json.get(entry.getKey())));
    }

    String runId() {
        return runId;
    }

    Instant started() {
        return started;
    }

    /** The last result of a channel in this run. */
    @Nullable
    ChannelResult result(String channel) {
        return results.get(channel);
    }

    /** What is known about a channel of an interrupted run. */
    ChannelProgress progress(String channel) {
        return progress.getOrDefault(channel, ChannelProgress.NONE);
    }

    void writing(String channel, ChannelProgress next) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("writing", channel);
        json.set("progress", FleetJson.of(next));
        append(json);
    }

    void finished(ChannelResult result) {
        append(FleetJson.of(result));
    }

    void runFinished(Instant time) {
        append(JsonNodeFactory.instance.objectNode().put("finished", time.toString()));
    }

    /** Returns when the line is on the disk. Lines of several threads are forced together. */
    private void append(ObjectNode json) {
        byte[] line = (json + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            long mine = write(line);
            synchronized (forcing) {
                if (forced < mine) {
                    long upTo = written();
                    file.getFD().sync();
                    forced = upTo;
                }
            }
        } catch (IOException failure) {
            throw FileFailure.of("Cannot write to the run file " + path, failure);
        }
    }

    private synchronized long write(byte[] line) throws IOException {
        file.write(line);
        written += line.length;
        return written;
    }

    private synchronized long written() {
        return written;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failure) {
            throw FileFailure.of("Cannot close the run file " + path, failure);
        }
    }
}
