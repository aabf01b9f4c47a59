package io.wabaprofile.benchmarks;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.upload.UploadAdapter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** A process that uploads one file. For each line, sends it once and prints how many nanoseconds that took. */
final class UploadClient {
    private static final String VIDEO = "video/mp4";
    private static final int BUFFER = 64 * 1024;

    private UploadClient() {}

    /** How to upload. */
    enum Way {
        BARE("bare BodyPublishers.ofFile"),
        BARE_AND_HASH("bare ofFile plus SHA-256"),
        OURS("ours, hashing"),
        OURS_WITHOUT_HASH("ours, without hashing"),
        OKHTTP("OkHttp, streaming");

        final String title;

        Way(String title) {
            this.title = title;
        }
    }

    private interface Upload {
        void send(Path file) throws Exception;
    }

    /** @param arguments the way, the server's address, the file */
    public static void main(String[] arguments) throws Exception {
        Upload upload = upload(Way.valueOf(arguments[0]), arguments[1]);
        Path file = Path.of(arguments[2]);
        Path small = Files.write(Files.createTempFile("warm", "up"), new byte[BUFFER]);
        upload.send(small);
        Files.delete(small);
        System.out.println("ready");
        LineProcess.respond(line -> {
            long start = System.nanoTime();
            upload.send(file);
            return System.nanoTime() - start;
        });
        Runtime.getRuntime().halt(0);
    }

    private static Upload upload(Way way, String server) {
        return switch (way) {
            case BARE -> bare(server);
            case BARE_AND_HASH -> {
                Upload bare = bare(server);
                yield file -> {
                    hash(file);
                    bare.send(file);
                };
            }
            case OURS -> ours(UploadAdapter.connect(connection(server)));
            case OURS_WITHOUT_HASH ->
                ours(UploadAdapter.connect(connection(server)).withoutHashing());
            case OKHTTP -> okhttp(server);
        };
    }

    private static ApiConnection connection(String server) {
        return ApiConnection.to(URI.create(server)).allowPlainHttpOnLoopback().build();
    }

    private static Upload ours(UploadAdapter adapter) {
        MediaUploader uploader = adapter.uploader(ApiKey.of(ApiDocuments.key(0)));
        return file -> uploader.upload(MediaFile.of(file, VIDEO), UploadObserver.NONE);
    }

    /** Opens a session and sends the bytes, as all of them do. */
    private static Upload bare(String server) {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return file -> {
            post(client, server + opening(file), BodyPublishers.noBody());
            post(client, server + ApiDocuments.SESSION, BodyPublishers.ofFile(file));
        };
    }

    private static void post(HttpClient client, String url, BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header(ApiDocuments.KEY_HEADER, ApiDocuments.key(0))
                .header("file_offset", "0")
                .header("Content-Type", VIDEO)
                .POST(body)
                .build();
        check(client.send(request, BodyHandlers.ofString()).statusCode());
    }

    private static void hash(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        digest.digest();
    }

    private static Upload okhttp(String server) {
        OkHttpClient client = new OkHttpClient();
        MediaType video = MediaType.get(VIDEO);
        return file -> {
            post(client, server + opening(file), RequestBody.create(new byte[0], video));
            post(client, server + ApiDocuments.SESSION, RequestBody.create(file.toFile(), video));
        };
    }

    private static void post(OkHttpClient client, String url, RequestBody body) throws IOException {
        Request request = new Request.Builder()
                .url(url)
                .header(ApiDocuments.KEY_HEADER, ApiDocuments.key(0))
                .header("file_offset", "0")
                .post(body)
                .build();
        try (Response response = client.newCall(request).execute()) {
            check(response.code());
        }
    }

    private static String opening(Path file) throws IOException {
        return ApiDocuments.UPLOADS + "?file_name=f&file_type=video/mp4&file_length=" + Files.size(file);
    }

    private static void check(int status) {
        if (status != 200) {
            throw new IllegalStateException("Status " + status);
        }
    }
}
