package io.wabaprofile.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How the Resumable Upload API of a simulator behaves where the real one's behaviour is disputed or not documented. Every
 * method departs from a default, holds from the next request on, for all channels, and may be combined with the others; a
 * client should get every byte across whichever of them are in force. Safe for use by several threads.
 */
public final class UploadBehaviour {
    private volatile Settings settings = new Settings();

    UploadBehaviour() {}

    private static final class Settings {
        private volatile Supplier<Answer> partial = UploadAnswers::partial;
        private volatile Supplier<Answer> wrongOffset = UploadAnswers::wrongOffset;
        private volatile @Nullable Supplier<Answer> noOffsets;
        private volatile @Nullable Supplier<Answer> lostSession;
        private volatile Function<Condition.Throttling, Answer> throttled = GatewayAnswers::throttled;
        private volatile LongUnaryOperator claim = LongUnaryOperator.identity();
        private volatile boolean offsetsAsText;
        private volatile boolean offsetHeadersLost;
        private volatile boolean namesOptional;
        private volatile OptionalInt handleLines = OptionalInt.empty();
        private volatile long page = Upload.EVERY_BYTE;
        private volatile @Nullable Duration lifetime;
        private volatile boolean finishedForgotten;
        private volatile boolean handlesOnlyOnce;
    }

    /** Back to every default. */
    public UploadBehaviour resetToDefaults() {
        settings = new Settings();
        return this;
    }

    /** A body that is taken but does not finish the file is answered with 400. Default: 206; the same text in both. */
    public UploadBehaviour answerPartialBodiesWith400() {
        settings.partial = UploadAnswers::partialAsError;
        return this;
    }

    /** A body at an offset where the file does not stand is answered with 400. Default: 412; the same text in both. */
    public UploadBehaviour answerWrongOffsetsWith400() {
        settings.wrongOffset = UploadAnswers::wrongOffsetAsBadRequest;
        return this;
    }

    /** The same is answered as Graph answers a wrong parameter: 400 with code 100. Default: 412 with debug_info. */
    public UploadBehaviour answerWrongOffsetsAsWrongParameters() {
        settings.wrongOffset = UploadAnswers::wrongOffsetAsParameter;
        return this;
    }

    /** A GET of a session is answered with 404 by the gateway, as if the path were unknown. Default: it is served. */
    public UploadBehaviour refuseOffsetQueriesWith404() {
        settings.noOffsets = UploadAnswers::noSuchPath;
        return this;
    }

    /** A GET of a session is answered with 405. Default: it is served. */
    public UploadBehaviour refuseOffsetQueriesWith405() {
        settings.noOffsets = UploadAnswers::noSuchMethod;
        return this;
    }

    /** {@code "file_offset":"400"}. Default: a number. */
    public UploadBehaviour writeOffsetsAsText() {
        settings.offsetsAsText = true;
        return this;
    }

    /**
     * A GET of a session tells another offset than the true one. Default: the truth.
     *
     * @param claim from the true offset to the one that is told, which may be anything, also behind, past the file's end
     *     or negative
     */
    public UploadBehaviour claimOffsets(LongUnaryOperator claim) {
        settings.claim = claim;
        return this;
    }

    /** The {@code file_offset} of every request is lost on the way, as proxies do that mind underscores. Default: heard. */
    public UploadBehaviour loseOffsetHeaders() {
        settings.offsetHeadersLost = true;
        return this;
    }

    /** A session is opened without {@code file_name} too. Default: 400. */
    public UploadBehaviour takeFilesWithoutName() {
        settings.namesOptional = true;
        return this;
    }

    /**
     * Every handle has so many lines. Default: every second one of a channel has two, the others one.
     *
     * @throws IllegalArgumentException if it is under 1
     */
    public UploadBehaviour giveHandlesOfLines(int lines) {
        if (lines < 1) {
            throw new IllegalArgumentException("A handle has at least one line");
        }
        settings.handleLines = OptionalInt.of(lines);
        return this;
    }

    /**
     * Of a body that was cut, only whole pages of the file stay; a body that came whole stays whole. Default: every byte
     * that arrived stays.
     *
     * @throws IllegalArgumentException if it is under 1
     */
    public UploadBehaviour commitInPagesOf(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("A page has at least one byte");
        }
        settings.page = bytes;
        return this;
    }

    /** Of a body that was cut nothing stays. Default: every byte that arrived stays. */
    public UploadBehaviour keepNothingOfCutBodies() {
        settings.page = Long.MAX_VALUE;
        return this;
    }

    /**
     * A session is forgotten when it is so old, finished or not, by the simulator's clock. Default: never by age.
     *
     * @see Dialog360Simulator#start(java.time.InstantSource)
     * @throws IllegalArgumentException if it is zero or negative
     */
    public UploadBehaviour expireAfter(Duration age) {
        if (age.isZero() || age.isNegative()) {
            throw new IllegalArgumentException("A session lives for some time");
        }
        settings.lifetime = age;
        return this;
    }

    /** Expired and forgotten sessions are answered with 404 by the gateway. Default: 400 with code 100, subcode 33. */
    public UploadBehaviour answerLostSessionsWith404() {
        settings.lostSession = UploadAnswers::sessionNotFound;
        return this;
    }

    /** Expired and forgotten sessions are answered with 410 by the gateway. Default: 400 with code 100, subcode 33. */
    public UploadBehaviour answerLostSessionsWith410() {
        settings.lostSession = UploadAnswers::sessionExpired;
        return this;
    }

    /**
     * A session is forgotten once its file is whole. Default: a GET tells the file's length, and an empty body at that
     * offset gets the same handle again.
     */
    public UploadBehaviour forgetFinishedSessions() {
        settings.finishedForgotten = true;
        return this;
    }

    /** A GET of a finished session still tells the file's length, but no body gets its handle again. Default: it does. */
    public UploadBehaviour giveHandlesOnlyOnce() {
        settings.handlesOnlyOnce = true;
        return this;
    }

    /** Throttled uploads get 429 with {@code backoff} in milliseconds. Default: 360dialog's 400, which says it in words. */
    public UploadBehaviour answerThrottlingWithBackoff() {
        settings.throttled = UploadAnswers::backoff;
        return this;
    }

    Answer partial() {
        return settings.partial.get();
    }

    Answer wrongOffset() {
        return settings.wrongOffset.get();
    }

    /** Absent if offsets are told. */
    Optional<Answer> noOffsets() {
        return Optional.ofNullable(settings.noOffsets).map(Supplier::get);
    }

    Object told(long offset) {
        long claimed = settings.claim.applyAsLong(offset);
        return settings.offsetsAsText ? Long.toString(claimed) : (Object) claimed;
    }

    Answer lostSession(Call call, String unsignedId) {
        Supplier<Answer> answer = settings.lostSession;
        return answer == null ? GraphAnswers.unknownObject(call.method(), unsignedId) : answer.get();
    }

    Answer throttled(Condition.Throttling throttling) {
        return settings.throttled.apply(throttling);
    }

    boolean hearsOffsetHeaders() {
        return !settings.offsetHeadersLost;
    }

    boolean needsNames() {
        return !settings.namesOptional;
    }

    OptionalInt handleLines() {
        return settings.handleLines;
    }

    /** See {@link Upload#transferFrom}. */
    long page() {
        return settings.page;
    }

    boolean hasLost(Upload upload, Duration age) {
        Duration lifetime = settings.lifetime;
        boolean expired = lifetime != null && age.compareTo(lifetime) >= 0;
        return expired || (settings.finishedForgotten && upload.handle().isPresent());
    }

    boolean givesHandlesAgain() {
        return !settings.handlesOnlyOnce;
    }
}
