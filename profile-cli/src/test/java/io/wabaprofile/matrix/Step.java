package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.Credentials;
import io.wabaprofile.onpremise.OnPremiseAdapter;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.Photo;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.testkit.FaultProxy.Fault;
import io.wabaprofile.testkit.SimulatedAccount;
import io.wabaprofile.upload.UploadAdapter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The requests under test: for each, how to make it, how to know it on the wire, and what it does to an account. */
enum Step {
    READ_CLOUD('G', "GET /whatsapp_business_profile", "{\"data\":[{\"about\":\"Before\"}]}"),
    READ_ABOUT('G', "GET /v1/settings/profile/about", "{\"settings\":{\"profile\":{\"about\":{\"text\":\"Before\"}}}}"),
    SET_ABOUT('A', "PATCH /v1/settings/profile/about", "{}"),
    SET_CLOUD('P', "POST /whatsapp_business_profile", "{\"success\":true}"),
    SET_BUSINESS('P', "POST /v1/settings/business/profile", "{}"),
    SET_PHOTO('F', "POST /v1/settings/profile/photo", "{}"),
    OPEN('S', "POST /uploads", "{\"id\":\"upload:MTphdHRhY2htZW50\"}"),
    SEND('U', "POST /upload:", "{\"h\":\"4::aW1hZ2U=\"}"),
    ASK('Q', "GET /upload:", "{\"file_offset\":0}");

    static final byte[] CONTENT = new byte[100_000];

    /** Half of the file arrives. */
    static final Fault CUT = Fault.cutRequestAfter(CONTENT.length / 2);

    private static final Duration WAIT_AFTER_CUT = Duration.ofMillis(25);
    private static final Photo OLD_PHOTO = Pictures.jpeg(20_000);
    private static final Photo NEW_PHOTO = Pictures.jpeg(90_000);

    static {
        new Random(20261123).nextBytes(CONTENT);
    }

    private final char operation;
    private final String requestLine;
    private final String goodAnswer;

    Step(char operation, String requestLine, String goodAnswer) {
        this.operation = operation;
        this.requestLine = requestLine;
        this.goodAnswer = goodAnswer;
    }

    static List<Step> of(char operation) {
        return Arrays.stream(values())
                .filter(step -> step.operation == operation)
                .toList();
    }

    boolean is(String request) {
        return request.startsWith(requestLine);
    }

    String goodAnswer() {
        return goodAnswer;
    }

    boolean isRead() {
        return operation == 'G';
    }

    boolean isUpload() {
        return operation == 'S' || operation == 'U' || operation == 'Q';
    }

    boolean isWrite() {
        return !isRead() && !isUpload();
    }

    /** Whether one look can show that it was applied. */
    boolean canBeVerified() {
        return isWrite() && this != SET_PHOTO;
    }

    boolean isOnPremiseWrite() {
        return isWrite() && this != SET_CLOUD;
    }

    int attempts() {
        return this == OPEN ? 2 : this == SEND ? 6 : 3;
    }

    /** What comes before it in the same call, if all goes well until then. */
    List<Step> before() {
        return switch (this) {
            case SEND -> List.of(OPEN);
            case ASK -> List.of(OPEN, SEND);
            default -> List.of();
        };
    }

    /** What comes after it in the same call. */
    List<Step> after() {
        return this == OPEN || this == ASK ? List.of(SEND) : List.of();
    }

    /** With one fault of this step in a call: how often the server is asked where it is. */
    int questionsAfterOneFault() {
        return this == SEND ? 1 : this == ASK ? 2 : 0;
    }

    /** How long a call has waited already when the step's turn comes. */
    Duration waitBefore() {
        return this == ASK ? WAIT_AFTER_CUT : Duration.ZERO;
    }

    static MediaFile file() {
        return MediaFile.of(CONTENT, "application/pdf");
    }

    void run(ApiConnection connection, Credentials key, UploadObserver observer) {
        run(connection, key, observer, uploads -> uploads.uploadLimit(Scene.LIMIT));
    }

    void run(ApiConnection connection, Credentials key, UploadObserver observer, UnaryOperator<UploadAdapter> setting) {
        switch (this) {
            case READ_CLOUD ->
                seen(CloudAdapter.connect(connection).profile(key).fetch(Set.of(ProfileField.ABOUT)));
            case READ_ABOUT ->
                seen(OnPremiseAdapter.connect(connection).profile(key).fetch(Set.of(ProfileField.ABOUT)));
            case SET_ABOUT ->
                OnPremiseAdapter.connect(connection)
                        .profile(key)
                        .apply(ProfileUpdate.builder().about("After").build());
            case SET_CLOUD -> CloudAdapter.connect(connection).profile(key).apply(newAddress("After Way"));
            case SET_BUSINESS ->
                OnPremiseAdapter.connect(connection).profile(key).apply(newAddress("After Way"));
            case SET_PHOTO -> OnPremiseAdapter.connect(connection).photo(key).replace(NEW_PHOTO);
            case OPEN, SEND, ASK ->
                setting.apply(UploadAdapter.connect(connection)).uploader(key).upload(file(), observer);
        }
    }

    private static ProfileUpdate newAddress(String address) {
        return ProfileUpdate.builder().address(address).build();
    }

    private static void seen(BusinessProfile profile) {
        assertThat(profile.about()).as("what was read").contains("Before");
    }

    static void prepare(SimulatedAccount account) {
        account.hold(
                BusinessProfile.builder().about("Before").address("Before Way").build());
        account.holdPhoto(OLD_PHOTO.bytes());
    }

    /** Whether the server holds what this step was to bring about. */
    boolean isHeldBy(SimulatedAccount account) {
        return switch (this) {
            case READ_CLOUD, READ_ABOUT -> isUntouched(account);
            case SET_ABOUT -> account.profile().about().filter("After"::equals).isPresent();
            case SET_CLOUD, SET_BUSINESS ->
                account.profile().address().filter("After Way"::equals).isPresent();
            case SET_PHOTO ->
                account.photoSha256().filter(NEW_PHOTO.sha256()::equals).isPresent();
            case OPEN, SEND, ASK -> isUntouched(account) && account.uploads().size() == 1 && holdsOnlyTheFile(account);
        };
    }

    /** Whether every upload that arrived is the file, of which each byte came once. */
    static boolean holdsOnlyTheFile(SimulatedAccount account) {
        return account.uploads().stream()
                .allMatch(upload -> upload.bytesReceived() == CONTENT.length
                        && Arrays.equals(CONTENT, upload.bytes().orElseThrow()));
    }

    /** Whether the profile and its photo are as they were prepared. */
    static boolean isUntouched(SimulatedAccount account) {
        BusinessProfile now = account.profile();
        return now.about().filter("Before"::equals).isPresent()
                && now.address().filter("Before Way"::equals).isPresent()
                && account.photoSha256().filter(OLD_PHOTO.sha256()::equals).isPresent();
    }
}
