package io.wabaprofile.benchmarks;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.upload.UploadAdapter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Uploads of one file, in a process of its own with little heap. Sends it once for each line, and says how many nanoseconds that took. */
final class UploadClient {
    private static final String VIDEO = "video/mp4";
    private static final String SESSION = "/upload:c2luaw==?sig=sink";

    private UploadClient() {}

    /** How to upload. */
    enum Way {
        BARE("bare BodyPublishers.ofFile"),
        OURS("ours, hashing"),
        OURS_WITHOUT_HASH("ours, without hashing"),
        OKHTTP("OkHttp, streaming");

        private final String title;

        Way(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private interface Uploading {
        void send(Path file) throws Exception;
    }

    /** @param arguments the way, the server's address, the file */
    public static void main(String[] arguments) throws Exception {
        URI server = URI.create(arguments[1]);
        Path file = Path.of(arguments[2]);
        switch (Way.valueOf(arguments[0])) {
            case BARE -> {
                HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                measure(file, some -> bare(client, server, some));
            }
            case OURS -> ours(server, file, true);
            case OURS_WITHOUT_HASH -> ours(server, file, false);
            case OKHTTP -> {
                OkHttpClient client = new OkHttpClient();
                measure(file, some -> okhttp(client, server, some));
            }
        }
        Runtime.getRuntime().halt(0);
    }

    private static void measure(Path file, Uploading way) throws Exception {
        Path small = Files.write(Files.createTempFile("warm", "up"), new byte[64 * 1024]);
        way.send(small);
        Files.delete(small);
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (in.readLine() != null) {
            System.out.println(nanos(file, way));
        }
    }

    private static long nanos(Path file, Uploading way) throws Exception {
        long start = System.nanoTime();
        way.send(file);
        return System.nanoTime() - start;
    }

    private static void ours(URI server, Path file, boolean hashing) throws Exception {
        try (ApiConnection connection =
                ApiConnection.to(server).allowPlainHttpOnLoopback().build()) {
            UploadAdapter adapter = UploadAdapter.connect(connection);
            UploadAdapter chosen = hashing ? adapter : adapter.withoutHashing();
            measure(
                    file,
                    some -> chosen.uploader(ApiKey.of(Wire.key(0)))
                            .upload(MediaFile.of(some, VIDEO), UploadObserver.SILENT));
        }
    }

    /** A session and its bytes, as all of them do. */
    private static void bare(HttpClient client, URI server, Path file) throws IOException, InterruptedException {
        HttpRequest open = HttpRequest.newBuilder(URI.create(server + opening(file)))
                .header(Wire.KEY_HEADER, Wire.key(0))
                .POST(BodyPublishers.noBody())
                .build();
        check(client.send(open, BodyHandlers.ofString()).statusCode());
        HttpRequest send = HttpRequest.newBuilder(URI.create(server + SESSION))
                .header(Wire.KEY_HEADER, Wire.key(0))
                .header("file_offset", "0")
                .header("Content-Type", VIDEO)
                .POST(BodyPublishers.ofFile(file))
                .build();
        check(client.send(send, BodyHandlers.ofString()).statusCode());
    }

    private static void okhttp(OkHttpClient client, URI server, Path file) throws IOException {
        MediaType video = MediaType.get(VIDEO);
        for (Request request : new Request[] {
            new Request.Builder()
                    .url(server + opening(file))
                    .header(Wire.KEY_HEADER, Wire.key(0))
                    .post(RequestBody.create(new byte[0]))
                    .build(),
            new Request.Builder()
                    .url(server + SESSION)
                    .header(Wire.KEY_HEADER, Wire.key(0))
                    .header("file_offset", "0")
                    .post(RequestBody.create(file.toFile(), video))
                    .build()
        }) {
            try (Response answer = client.newCall(request).execute()) {
                check(answer.code());
            }
        }
    }

    private static String opening(Path file) throws IOException {
        return Wire.UPLOADS + "?file_name=f&file_type=video/mp4&file_length=" + Files.size(file);
    }

    private static void check(int status) {
        if (status != 200) {
            throw new IllegalStateException("Status " + status);
        }
    }
}
