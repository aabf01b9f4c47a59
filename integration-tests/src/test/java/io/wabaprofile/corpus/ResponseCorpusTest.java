package io.wabaprofile.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.onpremise.OnPremiseAdapter;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.port.RemoteError;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import io.wabaprofile.profile.Photo;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.wire.ScriptedResponse;
import io.wabaprofile.testkit.wire.ScriptedServer;
import io.wabaprofile.upload.UploadAdapter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reads each sample response, with each status, as the response to each request of its API; and mutations of it. A call succeeds or throws a
 * {@link GatewayException} that holds no secret. A mutation is the response to one
 * request of an API, in turn; the slow test uses each as the response to all. To repeat a failure, set the seed that its
 * message names.
 */
@Timeout(300)
class ResponseCorpusTest {
    private static final long SEED = Long.getLong("corpus.seed", 20261128L);
    private static final int MUTATIONS = 30;
    private static final int ALL = -1;
    private static final int[] STATUSES = {200, 201, 206, 400, 401, 403, 404, 412, 422, 429, 500, 502, 503, 555};
    private static final Path SAMPLES = Path.of("../testkit/src/test/resources/wire-samples");
    private static final Pattern STATUS = Pattern.compile("\\D([2-5]\\d\\d)\\b");

    private static final String KEY = "canary-key-0123456789";
    private static final String SESSION = "upload:canarySession==?sig=canarySignature";
    private static final String OPENED = "{\"id\":\"" + SESSION + "\"}";
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final MediaFile FILE = MediaFile.of(new byte[10], "image/png");
    private static final Photo PHOTO = Photo.of(
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));
    private static final ProfileUpdate UPDATE = ProfileUpdate.builder()
            .about("Succulent specialists!")
            .vertical(Vertical.RETAIL)
            .clearEmail()
            .clearWebsites()
            .build();

    /** One call of a port, after the responses that come before the one under test. */
    private record Operation(List<String> before, Consumer<ApiConnection> call) {}

    private record Case(String sample, boolean mutated, int status, String body) {}

    @Test
    void readsEveryResponseOfTheCloudApi() {
        readsEveryResponseOfTheCloudApi(false);
    }

    private static void readsEveryResponseOfTheCloudApi(boolean mutationsOnAllOperations) {
        readsAll(
                mutationsOnAllOperations,
                cases("cloud", "d360"),
                List.of(
                        new Operation(List.of(), connection -> cloud(connection).fetch()),
                        new Operation(List.of(), connection -> cloud(connection).apply(UPDATE)),
                        new Operation(
                                List.of("<lost>"),
                                connection -> cloud(connection).apply(UPDATE)),
                        new Operation(List.of(), connection -> photo(connection).replace(PHOTO))));
    }

    @Test
    void readsEveryResponseOfTheOnPremiseApi() {
        readsEveryResponseOfTheOnPremiseApi(false);
    }

    private static void readsEveryResponseOfTheOnPremiseApi(boolean mutationsOnAllOperations) {
        readsAll(
                mutationsOnAllOperations,
                cases("onprem", "d360"),
                List.of(
                        new Operation(
                                List.of(), connection -> onPremise(connection).fetch()),
                        new Operation(
                                List.of(), connection -> onPremise(connection).apply(UPDATE)),
                        new Operation(
                                List.of("<lost>"),
                                connection -> onPremise(connection).apply(UPDATE)),
                        new Operation(
                                List.of(),
                                connection -> OnPremiseAdapter.connect(connection)
                                        .photo(ApiKey.of(KEY))
                                        .replace(PHOTO))));
    }

    @Test
    void readsEveryResponseOfTheUploadApi() {
        readsEveryResponseOfTheUploadApi(false);
    }

    private static void readsEveryResponseOfTheUploadApi(boolean mutationsOnAllOperations) {
        UploadSession saved = UploadSession.opened(SESSION.getBytes(StandardCharsets.US_ASCII), FILE, NOW);
        readsAll(
                mutationsOnAllOperations,
                cases("uploads", "d360"),
                List.of(
                        new Operation(
                                List.of(), connection -> uploader(connection).upload(FILE)),
                        new Operation(
                                List.of(OPENED),
                                connection -> uploader(connection).upload(FILE)),
                        new Operation(
                                List.of(OPENED, "<lost>"),
                                connection -> uploader(connection).upload(FILE)),
                        new Operation(
                                List.of(), connection -> uploader(connection).resume(saved, FILE))));
    }

    @Test
    @Tag("measure")
    @Tag("slow")
    void readsEveryMutationAsTheResponseToEveryRequest() {
        readsEveryResponseOfTheCloudApi(true);
        readsEveryResponseOfTheOnPremiseApi(true);
        readsEveryResponseOfTheUploadApi(true);
    }

    private static ProfileGateway cloud(ApiConnection connection) {
        return CloudAdapter.connect(connection).profile(ApiKey.of(KEY));
    }

    private static PhotoGateway photo(ApiConnection connection) {
        return CloudAdapter.connect(connection).photo(ApiKey.of(KEY), new MediaUploader() {
            @Override
            public MediaHandle upload(MediaFile file, UploadObserver observer) {
                return MediaHandle.of("4:handle");
            }

            @Override
            public MediaHandle resume(UploadSession session, MediaFile file, UploadObserver observer) {
                return upload(file, observer);
            }
        });
    }

    private static ProfileGateway onPremise(ApiConnection connection) {
        return OnPremiseAdapter.connect(connection).profile(ApiKey.of(KEY));
    }

    private static MediaUploader uploader(ApiConnection connection) {
        return UploadAdapter.connect(connection).uploader(ApiKey.of(KEY));
    }

    private static void readsAll(boolean mutationsOnAllOperations, List<Case> cases, List<Operation> operations) {
        assertThat(cases).hasSizeGreaterThan(500);
        int succeeded = 0;
        int mutations = 0;
        for (Case response : cases) {
            int turn = response.mutated() && !mutationsOnAllOperations ? mutations++ % operations.size() : ALL;
            for (int index = 0; index < operations.size(); index++) {
                if (turn != ALL && turn != index) {
                    continue;
                }
                Throwable failure = failure(operations.get(index), response);
                if (failure == null) {
                    succeeded++;
                    continue;
                }
                String context = "seed " + SEED + ", operation " + index + ", " + response;
                assertThat(failure).as(context).isInstanceOf(GatewayException.class);
                assertThat(stackTrace(failure)).as(context).doesNotContainIgnoringCase("canary");
            }
        }
        assertThat(succeeded).as("calls that succeeded").isPositive();
    }

    private static Throwable failure(Operation operation, Case response) {
        VirtualTime time = VirtualTime.startingAt(NOW);
        try (ScriptedServer server = ScriptedServer.start();
                ApiConnection connection = connection(server, time)) {
            operation
                    .before()
                    .forEach(body -> server.then(ScriptedResponse.of(200, body).keepAlive()));
            server.then(ScriptedResponse.of(response.status(), response.body())
                    .with("Content-Type", "application/json")
                    .with("X-Added-Later", "unknown")
                    .keepAlive());
            return catchThrowable(() -> operation.call().accept(connection));
        }
    }

    private static ApiConnection connection(ScriptedServer server, VirtualTime time) {
        return ApiConnection.to(server.baseUri())
                .allowPlainHttpOnLoopback()
                .clock(time)
                .nanoTime(time)
                .sleeper(time)
                .build();
    }

    /** Each sample with each status; and its mutations, each with one status. */
    private static List<Case> cases(String... folders) {
        Random random = new Random(SEED);
        ResponseMutator mutator = new ResponseMutator(random, KEY + " " + SESSION);
        List<Case> cases = new ArrayList<>();
        for (String folder : folders) {
            for (Path sample : samples(folder)) {
                String name = folder + "/" + sample.getFileName();
                String body = read(sample);
                for (int status : STATUSES) {
                    cases.add(new Case(name, false, status, body));
                }
                for (int mutation = 0; mutation < MUTATIONS; mutation++) {
                    int status = mutation % 2 == 0 ? ownStatus(sample) : STATUSES[random.nextInt(STATUSES.length)];
                    String mutated = mutator.mutate(body);
                    cases.add(new Case(
                            name, true, status, random.nextInt(5) == 0 ? mutateAgain(mutator, mutated) : mutated));
                }
            }
        }
        return cases;
    }

    private static String mutateAgain(ResponseMutator mutator, String body) {
        return body.isEmpty() ? body : mutator.mutate(body);
    }

    private static int ownStatus(Path sample) {
        Matcher status = STATUS.matcher(sample.getFileName().toString());
        return status.find() ? Integer.parseInt(status.group(1)) : 400;
    }

    private static List<Path> samples(String folder) {
        try (Stream<Path> files = Files.list(SAMPLES.resolve(folder))) {
            List<Path> responses = files.filter(
                            file -> !file.getFileName().toString().contains(".request."))
                    .sorted()
                    .toList();
            assertThat(responses).as(folder).isNotEmpty();
            return responses;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path sample) {
        try {
            return Files.readString(sample);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile-get.200.json", "profile-get-wrapped.200.json", "profile-get-empty.200.json"})
    void readsTheSameProfileWithUnknownMembers(String file) {
        String body = read(SAMPLES.resolve("cloud").resolve(file));

        assertThat(fetched(ResponseMutator.withUnknownMembers(body))).isEqualTo(fetched(body));
    }

    @Test
    void keepsAnUnknownVertical() {
        String body = read(SAMPLES.resolve("cloud/profile-get.200.json")).replace("RETAIL", "SPACE_TRAVEL");

        assertThat(fetched(body).vertical()).contains(Vertical.of("SPACE_TRAVEL"));
    }

    @Test
    void keepsAnUnknownCode() {
        String body = read(SAMPLES.resolve("cloud/error-100-email.400.json"))
                .replaceFirst("\"code\"\\s*:\\s*100", "\"code\":\"987654\"");

        Throwable failure = failure(
                new Operation(List.of(), connection -> cloud(connection).fetch()),
                new Case("unknown code", true, 400, ResponseMutator.withUnknownMembers(body)));

        RemoteError error = ((GatewayException) failure).remoteError().orElseThrow();
        assertThat(error.code()).hasValue(987654);
    }

    private static BusinessProfile fetched(String body) {
        List<BusinessProfile> read = new ArrayList<>();
        Throwable failure = failure(
                new Operation(
                        List.of(), connection -> read.add(cloud(connection).fetch())),
                new Case("", false, 200, body));
        assertThat(failure).isNull();
        return read.get(0);
    }
}
