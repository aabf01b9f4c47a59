package io.wabaprofile.upload;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadStatistics;
import io.wabaprofile.profile.MediaFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Uploads one file, from a process of its own so that its memory can be kept small and looked at. Says how many
 * milliseconds it took, how many kibibytes were resident at most, and how many bytes were sent again.
 */
final class UploadSpeedClient {
    private static final String KEY = "measured-upload-key";

    private UploadSpeedClient() {}

    /** How to upload. */
    enum Way {
        /** One request of the JDK's client, and nothing else. */
        BARE,
        /** The same, and the SHA-256 of what passes. */
        BARE_AND_HASH,
        OURS,
        OURS_WITHOUT_HASH;

        private boolean hashes() {
            return this == BARE_AND_HASH || this == OURS;
        }

        private boolean isOurs() {
            return this == OURS || this == OURS_WITHOUT_HASH;
        }
    }

    public static void main(String[] arguments) throws Exception {
        Way way = Way.valueOf(arguments[0]);
        URI server = URI.create(arguments[1]);
        Path file = Path.of(arguments[2]);
        String key = arguments.length > 3 ? arguments[3] : KEY;
        Path warmUp = Files.write(Files.createTempFile("warm", "up"), new byte[64 * 1024]);
        long again;
        long start;
        long end;
        if (way.isOurs()) {
            try (ApiConnection connection =
                    ApiConnection.to(server).allowPlainHttpOnLoopback().build()) {
                UploadAdapter adapter = UploadAdapter.connect(connection).maxAttempts(30);
                UploadAdapter chosen = way.hashes() ? adapter : adapter.withoutHashing();
                ours(chosen, key, warmUp);
                start = System.nanoTime();
                again = ours(chosen, key, file);
                end = System.nanoTime();
            }
        } else {
            HttpClient client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            bare(client, server, warmUp, way.hashes());
            start = System.nanoTime();
            bare(client, server, file, way.hashes());
            end = System.nanoTime();
            again = 0;
        }
        Files.delete(warmUp);
        System.out.println((end - start) / 1_000_000 + " " + mostResident() + " " + again);
    }

    private static long ours(UploadAdapter adapter, String key, Path file) {
        AtomicReference<UploadStatistics> statistics = new AtomicReference<>();
        adapter.uploader(ApiKey.of(key)).upload(MediaFile.of(file, "video/mp4"), new UploadObserver() {
            @Override
            public void finished(UploadStatistics what) {
                statistics.set(what);
            }
        });
        return statistics.get().bytesResent();
    }

    private static void bare(HttpClient client, URI server, Path file, boolean hashing) throws Exception {
        BodyPublisher content = BodyPublishers.ofFile(file);
        HttpRequest open = HttpRequest.newBuilder(
                        server.resolve("/uploads?file_name=f&file_type=video/mp4&file_length=" + Files.size(file)))
                .POST(BodyPublishers.noBody())
                .build();
        client.send(open, HttpResponse.BodyHandlers.ofString());
        HttpRequest send = HttpRequest.newBuilder(server.resolve("/upload:c2luaw==?sig=sink"))
                .POST(hashing ? new Hashing(content) : content)
                .build();
        if (client.send(send, HttpResponse.BodyHandlers.ofString()).statusCode() != 200) {
            throw new IllegalStateException("The sink takes everything");
        }
    }

    private static String mostResident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .findFirst()
                .orElse("0");
    }

    /** Hashes what passes. */
    private record Hashing(BodyPublisher content) implements BodyPublisher {
        @Override
        public long contentLength() {
            return content.contentLength();
        }

        @Override
        public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
            MessageDigest digest;
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256", e);
            }
            content.subscribe(new Flow.Subscriber<>() {
                @Override
                public void onSubscribe(Flow.Subscription given) {
                    subscriber.onSubscribe(given);
                }

                @Override
                public void onNext(ByteBuffer piece) {
                    digest.update(piece.duplicate());
                    subscriber.onNext(piece);
                }

                @Override
                public void onError(Throwable failure) {
                    subscriber.onError(failure);
                }

                @Override
                public void onComplete() {
                    digest.digest();
                    subscriber.onComplete();
                }
            });
        }
    }
}
