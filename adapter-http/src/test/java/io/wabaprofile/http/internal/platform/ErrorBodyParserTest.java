package io.wabaprofile.http.internal.platform;

import static io.wabaprofile.http.internal.request.FailureKind.AMBIGUOUS;
import static io.wabaprofile.http.internal.request.FailureKind.AUTH;
import static io.wabaprofile.http.internal.request.FailureKind.CHANNEL_DOWN;
import static io.wabaprofile.http.internal.request.FailureKind.FORBIDDEN;
import static io.wabaprofile.http.internal.request.FailureKind.GONE;
import static io.wabaprofile.http.internal.request.FailureKind.INVALID;
import static io.wabaprofile.http.internal.request.FailureKind.PROTOCOL;
import static io.wabaprofile.http.internal.request.FailureKind.RESYNC;
import static io.wabaprofile.http.internal.request.FailureKind.THROTTLED;
import static io.wabaprofile.http.internal.request.FailureKind.TRANSIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.internal.request.ErrorResponse;
import io.wabaprofile.http.internal.request.ErrorResponse.Dialect;
import io.wabaprofile.http.internal.request.FailureKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The classification of each documented error response. */
class ErrorBodyParserTest {
    private final JsonCodec json = new JsonCodec();
    private final ErrorBodyParser shapes = new ErrorBodyParser(json);

    /** File, status, classification, Meta's or On-Premise's code. */
    private static final Map<String, Expected> SAMPLES = Map.ofEntries(
            sample("cloud/error-100-33-unknown-object.400.json", 400, GONE, 100),
            sample("cloud/error-100-email.400.json", 400, INVALID, 100),
            sample("cloud/error-100-vertical.400.json", 400, INVALID, 100),
            sample("cloud/error-130429.429.json", 429, THROTTLED, 130429),
            sample("cloud/error-131009.400.json", 400, INVALID, 131009),
            sample("cloud/error-131016.500.json", 500, TRANSIENT, 131016),
            sample("cloud/error-190.401.json", 401, AUTH, 190),
            sample("cloud/error-2-transient.500.json", 500, TRANSIENT, 2),
            sample("cloud/error-200.403.json", 403, FORBIDDEN, 200),
            sample("cloud/error-4-app-limit.429.json", 429, THROTTLED, 4),
            sample("cloud/error-803.404.json", 404, GONE, 803),
            sample("d360/camel-400-disabled.json", 400, INVALID, null),
            sample("d360/camel-400-limit.json", 400, THROTTLED, null),
            sample("d360/camel-403-blocked.json", 403, FORBIDDEN, null),
            sample("d360/camel-500.json", 500, TRANSIENT, null),
            sample("d360/camel-502.json", 502, CHANNEL_DOWN, null),
            sample("d360/error-string.json", 400, INVALID, null),
            sample("d360/partner-403.json", 403, FORBIDDEN, null),
            sample("d360/snake-400.json", 400, INVALID, null),
            sample("onprem/error-1006-not-found.json", 404, INVALID, 1006),
            sample("onprem/error-1008-missing.json", 400, INVALID, 1008),
            sample("onprem/error-1009-bad-value.json", 400, INVALID, 1009),
            sample("onprem/error-envelope-spec.json", 500, TRANSIENT, 1234),
            sample("uploads/error-notauthorized.400.json", 400, FORBIDDEN, null),
            sample("uploads/error-offset.412.json", 412, RESYNC, null),
            sample("uploads/error-partial.206.json", 206, RESYNC, null),
            sample("uploads/error-processing.400.json", 400, INVALID, null));

    private record Expected(int status, FailureKind meaning, Integer code) {}

    private static Map.Entry<String, Expected> sample(String file, int status, FailureKind meaning, Integer code) {
        return Map.entry(file, new Expected(status, meaning, code));
    }

    static Stream<Arguments> samples() {
        return SAMPLES.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void classifiesEachErrorSample(String file, Expected expected) {
        ErrorResponse response = response(sampleText(file), expected.status());

        assertThat(ErrorClassifier.classify(response)).isEqualTo(expected.meaning());
        assertThat(response.code()).isEqualTo(expected.code());
        assertThat(response.title()).isNotBlank();
    }

    @Test
    void coversAllErrorSamples() throws IOException, URISyntaxException {
        Path root = Path.of(getClass().getResource("/wire-samples").toURI());
        try (Stream<Path> files = Files.walk(root)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> root.relativize(file).toString().replace('\\', '/')))
                    .containsExactlyInAnyOrderElementsOf(new TreeSet<>(SAMPLES.keySet()));
        }
    }

    @ParameterizedTest(name = "Meta code {0} with status {1} is {2}")
    @CsvSource({
        "0,401,AUTH",
        "190,400,AUTH",
        "1,400,AMBIGUOUS",
        "131000,500,AMBIGUOUS",
        "2,503,TRANSIENT",
        "2,400,TRANSIENT",
        "131057,500,TRANSIENT",
        "133004,400,TRANSIENT",
        "4,400,THROTTLED",
        "17,400,THROTTLED",
        "32,403,THROTTLED",
        "613,400,THROTTLED",
        "80007,400,THROTTLED",
        "80008,429,THROTTLED",
        "130429,400,THROTTLED",
        "3,500,FORBIDDEN",
        "10,400,FORBIDDEN",
        "200,400,FORBIDDEN",
        "299,400,FORBIDDEN",
        "368,400,FORBIDDEN",
        "131005,400,FORBIDDEN",
        "131031,403,FORBIDDEN",
        "33,400,GONE",
        "100,422,INVALID",
        "100,500,INVALID",
        "803,404,GONE",
        "131008,400,INVALID",
        "131045,500,INVALID",
        "300,400,INVALID",
        "987654,400,INVALID",
        "987654,500,TRANSIENT",
        "987654,401,AUTH"
    })
    void classifiesByMetasCodeBeforeTheStatus(int code, int status, FailureKind meaning) {
        String body = "{\"error\":{\"message\":\"words\",\"type\":\"OAuthException\",\"code\":" + code + "}}";

        assertThat(ErrorClassifier.classify(response(body, status))).isEqualTo(meaning);
    }

    @ParameterizedTest(name = "On-Premise code {0} with status {1} is {2}")
    @CsvSource({
        "1000,500,AMBIGUOUS", "1005,400,FORBIDDEN", "1006,404,INVALID", "1011,400,TRANSIENT", "1014,400,TRANSIENT",
        "1015,400,THROTTLED", "1016,503,THROTTLED", "1017,400,TRANSIENT", "1018,400,TRANSIENT", "1023,400,TRANSIENT",
        "1024,401,FORBIDDEN", "1025,500,INVALID", "1031,400,FORBIDDEN", "4,500,TRANSIENT", "190,400,INVALID"
    })
    void distinguishesOnPremiseCodesFromMetaCodes(int code, int status, FailureKind meaning) {
        String body = "{\"meta\":{\"api_status\":\"stable\"},\"errors\":[{\"code\":" + code + ",\"title\":\"t\"}]}";

        assertThat(ErrorClassifier.classify(response(body, status))).isEqualTo(meaning);
    }

    @ParameterizedTest(name = "status {0} alone is {1}")
    @CsvSource({
        "301,REDIRECT",
        "302,REDIRECT",
        "307,REDIRECT",
        "308,REDIRECT",
        "400,INVALID",
        "401,AUTH",
        "403,FORBIDDEN",
        "404,GONE",
        "405,INVALID",
        "408,TRANSIENT",
        "409,RESYNC",
        "410,GONE",
        "412,RESYNC",
        "413,INVALID",
        "425,TRANSIENT",
        "429,THROTTLED",
        "500,TRANSIENT",
        "501,TRANSIENT",
        "502,TRANSIENT",
        "503,TRANSIENT",
        "504,TRANSIENT",
        "555,TRANSIENT",
        "206,PROTOCOL",
        "204,PROTOCOL"
    })
    void classifiesByTheStatusWithoutABody(int status, FailureKind meaning) {
        assertThat(ErrorClassifier.classify(new ErrorResponse(status, Dialect.NO_BODY, null, null)))
                .isEqualTo(meaning);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"meta\":{\"success\":false,\"developer_message\":\"You have exceeded the limit of 1 request every 5 seconds. Try again later.\"}}",
                "{\"error\":\"You have exceeded the endpoint rate limit\"}",
                "{\"error\":{\"message\":\"You have exceeded the limit of 1 request every 5 seconds\"}}"
            })
    void recognisesThrottlingThatComesAsStatus400ByItsWords(String body) {
        assertThat(ErrorClassifier.classify(response(body, 400))).isEqualTo(THROTTLED);
    }

    @Test
    void recognisesThrottlingInPlainText() {
        assertThat(ErrorClassifier.classify(new ErrorResponse(
                        400, Dialect.UNDOCUMENTED, "You have exceeded the limit of 1 request every 5 seconds.", null)))
                .isEqualTo(THROTTLED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errors\":[\"it failed\"]}",
                "{\"error\":true}",
                "{\"error\":7}",
                "{\"error\":[]}",
                "{\"errors\":{\"email\":\"bad\"}}",
                "{\"errors\":\"it failed\"}"
            })
    void reportsAnErrorInAnUndocumentedForm(String body) {
        assertThat(ErrorClassifier.classify(response(body, 200))).isEqualTo(PROTOCOL);
        assertThat(ErrorClassifier.classify(response(body, 500))).isEqualTo(TRANSIENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\":\"Forbidden\"}",
                "{\"title\":\"Blocked\",\"status\":403,\"detail\":\"by policy\"}",
                "{\"errors\":[\"blocked\"]}",
                "{\"errors\":{\"url\":\"blocked\"}}",
                "{\"error\":true}",
                "{\"unknown\":1}",
                "[\"blocked\"]"
            })
    void doesNotBlameTheKeyForA403ThatNoDocumentDescribes(String body) {
        assertThat(ErrorClassifier.classify(response(body, 403))).isEqualTo(PROTOCOL);
        assertThat(ErrorClassifier.classify(response(body, 401))).isEqualTo(PROTOCOL);
        assertThat(response(body, 403).isUndocumented()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]"})
    void treatsAnEmptyDocumentAsNoBody(String body) {
        assertThat(response(body, 401)).isEqualTo(new ErrorResponse(401, Dialect.NO_BODY, null, null));
        assertThat(response(body, 206)).isEqualTo(new ErrorResponse(206, Dialect.NO_BODY, null, null));
        assertThat(response(body, 300)).isEqualTo(new ErrorResponse(300, Dialect.NO_BODY, null, null));
        assertThat(response(body, 199)).isEqualTo(new ErrorResponse(199, Dialect.NO_BODY, null, null));
        assertThat(json.tree(body).flatMap(node -> shapes.parse(node, 299))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "true", "\"text\""})
    void reportsNoErrorForADocumentOfOneValue(String body) {
        assertThat(json.tree(body).flatMap(node -> shapes.parse(node, 400))).isEmpty();
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("{'message':'m'}", "m", null),
                Arguments.of("{'detail':'d'}", "d", null),
                Arguments.of("{'title':'t'}", "t", null),
                Arguments.of("{'error_description':'e'}", "e", null),
                Arguments.of("{'type':'about:blank','title':'t','status':400,'detail':'d','instance':'/x'}", "t", "d"),
                Arguments.of("{'errors':['one','two']}", "one", "two"),
                Arguments.of("{'errors':'one'}", "one", null),
                Arguments.of("{'errors':[['one']]}", "one", null),
                Arguments.of("{'errors':[null,'one']}", "one", null),
                Arguments.of(
                        "{'errors':{'email':'bad','website':['too long','no scheme']}}",
                        "email: bad",
                        "website: too long; website: no scheme"),
                Arguments.of("{'message':'m','errors':{'email':['bad']}}", "m", "email: bad"),
                Arguments.of("{'message':'m','errors':{'message':['other']}}", "m", "other"),
                Arguments.of("{'message':'m','errors':{'email':{'message':'bad'}}}", "m", "email: bad"),
                Arguments.of("{'errors':['m',{'email':'bad'}]}", "m", "email: bad"),
                Arguments.of("{'errors':[{'code':1009,'title':'t','details':'d'},{'title':'u'}]}", "t", "d; u"),
                Arguments.of("{'errors':[{'code':1009,'message':'m'}]}", "m", null),
                Arguments.of("{'error':'invalid','error_description':'why'}", "invalid", "why"),
                Arguments.of("{'error':'invalid','message':'invalid'}", "invalid", null),
                Arguments.of("{'error':{'title':'t','detail':'d'}}", "t", "d"),
                Arguments.of("{'error':{'code':100,'errors':['one']}}", "one", null),
                Arguments.of("{'error':{'message':{'detail':'d'}}}", "d", null),
                Arguments.of("{'error':{'message':'m','error_data':'why','detail':'d'}}", "m", "why; d"),
                Arguments.of("{'meta':{'success':false,'message':'m'}}", "m", null),
                Arguments.of("{'debug_info':{'message':'m'},'detail':'d'}", "d", "m"),
                Arguments.of("{'success':false,'message':'m'}", "m", null),
                Arguments.of("{'message':' '}", null, null),
                Arguments.of("{'message':5}", null, null),
                Arguments.of("{'message':'m','message2':'x'}", "m", null),
                Arguments.of("{'unknown':'x'}", null, null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void readsTheTextsOfErrorsInAnyForm(String body, String title, String details) {
        ErrorResponse response = response(body.replace('\'', '"'), 400);

        assertThat(response.title()).isEqualTo(title);
        assertThat(response.details()).isEqualTo(details);
        assertThat(ErrorClassifier.classify(response)).isEqualTo(INVALID);
    }

    @Test
    void limitsTheNumberOfTextsAndLevels() {
        String many = "{\"errors\":[" + "\"a\",".repeat(500) + "\"b\"]}";
        StringBuilder distinct = new StringBuilder("{\"errors\":[\"0\"");
        for (int text = 1; text < 2_000; text++) {
            distinct.append(",\"").append(text).append('"');
        }
        String deep = "{\"error\":".repeat(15) + "{\"message\":\"deep\"}" + "}".repeat(15);
        String atTheLimit = "{\"error\":".repeat(ErrorTexts.MAX_DEPTH - 2) + "{\"message\":\"near\"}"
                + "}".repeat(ErrorTexts.MAX_DEPTH - 2);

        assertThat(ErrorTexts.in(json.tree(many).orElseThrow())).containsExactly("a", "b");
        assertThat(ErrorTexts.in(json.tree(distinct + "]}").orElseThrow()))
                .hasSize(ErrorTexts.MAX_TEXTS)
                .endsWith("9");
        assertThat(ErrorTexts.in(json.tree(deep).orElseThrow())).isEmpty();
        assertThat(ErrorTexts.in(json.tree(atTheLimit).orElseThrow())).containsExactly("near");
        assertThat(ErrorTexts.in(json.tree("[[[[[\"near\"]]]]]").orElseThrow())).containsExactly("near");
        assertThat(ErrorTexts.in(json.tree("[[[[[[\"deep\"]]]]]]").orElseThrow()))
                .isEmpty();
        assertThat(ErrorTexts.in(
                        json.tree("{\"errors\":{\"a\":[[[[[\"deep\"]]]]]}}").orElseThrow()))
                .isEmpty();
        assertThat(ErrorTexts.in(json.tree("{\"error\":" + atTheLimit + "}").orElseThrow()))
                .isEmpty();
    }

    @ParameterizedTest(name = "code {0}")
    @CsvSource({
        "'\"190\"', 190",
        "'\" 190 \"', 190",
        "'\"00190\"', 190",
        "190.0, 190",
        "'\"-1\"', -1",
        "'\"\"',",
        "'\"-\"',",
        "'\"19x\"',",
        "'\"2147483647\"', 2147483647",
        "'\"2147483648\"',",
        "'\"99999999999999999999999999\"',",
        "99999999999999999999999999,",
        "1e99,",
        "true,",
        "[190],",
        "'{\"value\":190}',"
    })
    void readsACodeThatIsANumberOrText(String code, Integer expected) {
        String body = "{\"error\":{\"message\":\"m\",\"code\":" + code + ",\"error_subcode\":" + code + "}}";

        assertThat(response(body, 400).code()).isEqualTo(expected);
        assertThat(response(body, 400).subcode()).isEqualTo(expected);
        assertThat(response("{\"message\":\"m\",\"code\":" + code + "}", 400).code())
                .isEqualTo(expected);
    }

    @Test
    void classifiesACodeInATextLikeANumber() {
        assertThat(ErrorClassifier.classify(response("{\"error\":{\"message\":\"m\",\"code\":\"190\"}}", 400)))
                .isEqualTo(AUTH);
        assertThat(ErrorClassifier.classify(response("{\"errors\":[{\"code\":\"1015\",\"title\":\"t\"}]}", 400)))
                .isEqualTo(THROTTLED);
        assertThat(ErrorClassifier.classify(
                        response("{\"error\":{\"message\":\"m\",\"code\":\"100\",\"error_subcode\":\"33\"}}", 400)))
                .isEqualTo(GONE);
    }

    @ParameterizedTest
    @CsvSource({
        "10000, 10000",
        "'\"10000\"', 10000",
        "9223372036854775807, 9223372036854775807",
        "9223372036854775808, 9223372036854775807",
        "'\"9223372036854775808\"', 9223372036854775807",
        "'\"-9223372036854775809\"', -9223372036854775808",
        "'\"-5\"', -5",
        "'\"soon\"',",
        "true,",
        "{},",
        "1.5, 1"
    })
    void readsABackoffThatIsANumberOrText(String backoff, Long millis) {
        String body = "{\"backoff\":" + backoff + ",\"debug_info\":{\"type\":\"RequestRateLimitedError\"}}";

        assertThat(response(body, 429).backoffMillis()).isEqualTo(millis);
    }

    @Test
    void classifiesA401AsRefusedKeyDespiteAnotherStatusInTheBody() {
        String body =
                "{\"meta\":{\"httpCode\":404,\"developerMessage\":\"Invalid api_key or token expired\",\"success\":false}}";

        assertThat(ErrorClassifier.classify(response(body, 401))).isEqualTo(AUTH);
    }

    @Test
    void readsMetasErrorFromTextInsideMeta() {
        String body = """
                {"meta":{"success":false,"http_code":400,"360dialog_trace_id":"T1",
                 "developer_message":"Invalid payload ({\\"error\\":{\\"code\\":1}})",
                 "error":"{\\"message\\":\\"(#100) Invalid parameter\\",\\"code\\":100,\\"error_subcode\\":33}"}}
                """;

        ErrorResponse response = response(body, 400);

        assertThat(response.dialect()).isEqualTo(Dialect.META);
        assertThat(response.code()).isEqualTo(100);
        assertThat(response.subcode()).isEqualTo(33);
        assertThat(response.title()).isEqualTo("(#100) Invalid parameter");
        assertThat(response.traceId()).isEqualTo("T1");
    }

    @Test
    void readsMetasErrorFromTheDeveloperMessage() {
        String body = """
                {"meta":{"success":false,"developer_message":
                 "Invalid payload ({\\"error\\":{\\"message\\":\\"Rate\\",\\"code\\":130429}})"}}
                """;

        assertThat(response(body, 400).code()).isEqualTo(130429);
        assertThat(ErrorClassifier.classify(response(body, 400))).isEqualTo(THROTTLED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unexpected {token} here",
                "unexpected {'token':1} here",
                "unexpected {'error':{'token':1}} here",
                "} unexpected {",
                "{",
                "}"
            })
    void keepsATextThatOnlyLooksLikeMetasError(String text) {
        ErrorResponse response = response("{\"error\":\"" + text.replace("'", "\\\"") + "\"}", 400);

        assertThat(response.dialect()).isEqualTo(Dialect.DIALOG360);
        assertThat(response.title()).isEqualTo(text.replace('\'', '"'));
    }

    @Test
    void recognizesMetasErrorInATextByItsCodeOrMessage() {
        assertThat(response("{\"error\":\"{\\\"code\\\":130429}\"}", 400).code())
                .isEqualTo(130429);
        assertThat(response("{\"error\":\"{\\\"message\\\":\\\"Rate\\\"}\"}", 400)
                        .title())
                .isEqualTo("Rate");
    }

    @Test
    void readsTheUserTextsOfPictureErrors() {
        String body = """
                {"error":{"message":"An unknown error occurred","code":1,"error_user_title":"Photo too small",
                 "error_user_msg":"Use at least 192 pixels"}}
                """;

        assertThat(response(body, 400).details()).isEqualTo("Photo too small: Use at least 192 pixels");
        assertThat(ErrorClassifier.classify(response(body, 400))).isEqualTo(AMBIGUOUS);
    }

    @Test
    void readsErrorDataThatIsPlainText() {
        assertThat(response("{\"error\":{\"message\":\"m\",\"code\":100,\"error_data\":\"why\"}}", 400)
                        .details())
                .isEqualTo("why");
    }

    @Test
    void classifiesByMetasTransientFlag() {
        String body = "{\"error\":{\"message\":\"m\",\"code\":100,\"is_transient\":true}}";

        assertThat(ErrorClassifier.classify(response(body, 400))).isEqualTo(TRANSIENT);
    }

    @Test
    void classifiesAThrottledUploadAsThrottledEvenIfNotRetriable() {
        String body =
                "{\"backoff\":10000,\"debug_info\":{\"retriable\":false,\"type\":\"RequestRateLimitedError\",\"message\":\"m\"}}";

        ErrorResponse response = response(body, 400);

        assertThat(ErrorClassifier.classify(response)).isEqualTo(THROTTLED);
        assertThat(response.backoffMillis()).isEqualTo(10_000);
    }

    @Test
    void classifiesASuccessStatusWithAFailureBodyAsInvalid() {
        assertThat(ErrorClassifier.classify(response("{\"success\":false}", 200)))
                .isEqualTo(INVALID);
    }

    @Test
    void distinguishesAChannelThatIsDownFromAGatewayThatIsDown() {
        assertThat(ErrorClassifier.classify(response("{\"error\":\"WhatsApp for Business API not available\"}", 502)))
                .isEqualTo(CHANNEL_DOWN);
        assertThat(ErrorClassifier.classify(new ErrorResponse(502, Dialect.UNDOCUMENTED, null, null)))
                .isEqualTo(TRANSIENT);
        assertThat(ErrorClassifier.classify(response("{\"error\":\"upstream timed out\"}", 502)))
                .isEqualTo(TRANSIENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"success\":true}",
                "{\"data\":[]}",
                "{}",
                "[]",
                "null",
                "{\"meta\":{\"api_status\":\"stable\",\"version\":\"2.33.4\"}}",
                "{\"meta\":{\"success\":true,\"http_code\":200}}",
                "{\"meta\":{\"success\":true,\"developer_message\":\"ok\"}}",
                "{\"meta\":{\"developer_message\":null}}",
                "{\"errors\":[]}",
                "{\"errors\":{}}",
                "{\"errors\":null}",
                "{\"message\":\"done\"}",
                "{\"error\":false}",
                "{\"error\":null}"
            })
    void reportsNoFailureForASuccessDocument(String body) {
        assertThat(json.tree(body).flatMap(node -> shapes.parse(node, 200))).isEmpty();
    }

    private ErrorResponse response(String body, int status) {
        Optional<ErrorResponse> response = json.tree(body).flatMap(node -> shapes.parse(node, status));
        assertThat(response).as("an error in %s", body).isPresent();
        return response.orElseThrow();
    }

    private static String sampleText(String file) {
        try {
            return Files.readString(Path.of(ErrorBodyParserTest.class
                    .getResource("/wire-samples/" + file)
                    .toURI()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
