package io.wabaprofile.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.testkit.account.ReceivedUpload;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.contract.ContractSamples;
import io.wabaprofile.testkit.simulator.rules.UploadBehaviour;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Splits, cuts, repeats and resumes uploads at random. A failure contains the seed for a replay. */
@Timeout(60)
class UploadSplitsTest {
    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final SimulatedAccount account = simulator.newAccount();
    private final Wire wire = new Wire(simulator.baseUri(), account.key());

    @AfterEach
    void close() {
        simulator.close();
    }

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void uploadsTheSameBytes(int seed) throws IOException {
        Random random = new Random(seed);
        byte[] given = new byte[1 + random.nextInt(random.nextBoolean() ? 50 : 300_000)];
        random.nextBytes(given);
        int page = page(random);
        String id = open(given.length);
        int there = 0;
        long received = 0;

        while (account.uploads().isEmpty()) {
            int end = there + random.nextInt(given.length - there + 1);
            int wrong = random.nextInt(given.length + 1);
            switch (random.nextInt(4)) {
                case 0 -> {
                    byte[] body = Arrays.copyOfRange(given, there, end);
                    RawUpload.cut(simulator.baseUri(), account.key(), id, body, there, given.length - there + 1L);
                    assertThat(offset(id)).as("announced too much").isEqualTo(there);
                }
                case 1 -> {
                    if (end < given.length) {
                        byte[] body = Arrays.copyOfRange(given, there, end);
                        RawUpload.cut(simulator.baseUri(), account.key(), id, body, there, given.length - there);
                        received += body.length;
                        there = Math.max(there, end / page * page);
                    }
                }
                case 2 -> {
                    if (wrong != there) {
                        assertThat(send(id, new byte[1], wrong)).isEqualTo(412);
                    }
                }
                default -> {
                    byte[] body = Arrays.copyOfRange(given, there, end);
                    int status = random.nextBoolean() ? send(id, body, there) : sendInChunks(id, body, there);
                    assertThat(status).isEqualTo(end == given.length ? 200 : 206);
                    received += end - there;
                    there = end;
                }
            }
            for (ReceivedUpload unfinished : account.unfinishedUploads()) {
                assertThat(unfinished.bytes().orElseThrow()).isEqualTo(Arrays.copyOf(given, there));
                assertThat(unfinished.sha256()).isEqualTo(ContractSamples.sha256(Arrays.copyOf(given, there)));
                assertThat(unfinished.bytesReceived()).isEqualTo(received);
            }
        }

        ReceivedUpload arrived = account.uploads().get(0);
        assertThat(arrived.bytes().orElseThrow()).isEqualTo(given);
        assertThat(arrived.sha256()).isEqualTo(ContractSamples.sha256(given));
        assertThat(arrived.bytesReceived()).isEqualTo(received);
    }

    static Stream<Arguments> wholesOfAnySize() {
        return Stream.of(1, 2, 65_535, 65_536, 65_537, 8 * 1024 * 1024, 8 * 1024 * 1024 + 1, 12_345_678)
                .flatMap(length -> Stream.of(1, 2, 7)
                        .filter(pieces -> pieces <= length)
                        .map(pieces -> Arguments.of(length, pieces)));
    }

    @ParameterizedTest
    @MethodSource("wholesOfAnySize")
    void uploadsTheSameBytesInChunks(int length, int pieces) {
        byte[] given = ContractSamples.randomBytes(length);
        String id = open(length);
        for (int i = 0; i < pieces; i++) {
            int start = (int) ((long) length * i / pieces);
            int end = (int) ((long) length * (i + 1) / pieces);

            int status = sendInChunks(id, Arrays.copyOfRange(given, start, end), start);

            assertThat(status).isEqualTo(end == length ? 200 : 206);
            assertThat(offset(id)).isEqualTo(end);
        }

        ReceivedUpload arrived = account.uploads().get(0);
        assertThat(arrived.sha256()).isEqualTo(ContractSamples.sha256(given));
        assertThat(arrived.bytesReceived()).isEqualTo(length);
        assertThat(arrived.bytes().isPresent()).as("kept up to 8 MiB").isEqualTo(length <= 8 * 1024 * 1024);
        arrived.bytes().ifPresent(bytes -> assertThat(bytes).isEqualTo(given));
    }

    @Test
    void ignoresEmptyBodies() {
        byte[] given = ContractSamples.randomBytes(3);
        String id = open(3);
        for (int i = 0; i < 3; i++) {
            assertThat(send(id, new byte[0], i)).isEqualTo(206);
            assertThat(sendInChunks(id, new byte[0], i)).isEqualTo(206);
            assertThat(sendInChunks(id, Arrays.copyOfRange(given, i, i + 1), i)).isEqualTo(i < 2 ? 206 : 200);
        }
        assertThat(send(id, new byte[0], 3)).isEqualTo(200);
        assertThat(sendInChunks(id, new byte[0], 3)).isEqualTo(200);

        assertThat(account.uploads()).hasSize(1);
        assertThat(account.uploads().get(0).bytes().orElseThrow()).isEqualTo(given);
    }

    private String open(long length) {
        return wire.bytes("/uploads?file_name=a&file_type=video/mp4&file_length=" + length, new byte[0])
                .textAt("id");
    }

    private int sendInChunks(String id, byte[] body, long offset) {
        return wire.send(
                        "POST",
                        "/" + id,
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
                        "file_offset",
                        Long.toString(offset))
                .status();
    }

    private int page(Random random) {
        UploadBehaviour uploads = simulator.uploads();
        switch (random.nextInt(3)) {
            case 0 -> {
                int page = 1 + random.nextInt(70_000);
                uploads.commitPageSize(page);
                return page;
            }
            case 1 -> {
                simulator.enable(Variant.CUT_BODIES_DROPPED);
                return Integer.MAX_VALUE;
            }
            default -> {
                return 1;
            }
        }
    }

    private int offset(String id) {
        return wire.get("/" + id).numberAt("file_offset");
    }

    private int send(String id, byte[] body, long offset) {
        return wire.bytes("/" + id, body, "file_offset", Long.toString(offset)).status();
    }
}
