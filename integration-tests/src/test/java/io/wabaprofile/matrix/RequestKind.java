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
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.wire.ProxyFault;
import io.wabaprofile.upload.UploadAdapter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The kinds of requests under test: how to send one, how to recognise it, and what it changes in an account. */
enum RequestKind {
    READ_CLOUD(MatrixOperation.READ, "GET /whatsapp_business_profile", "{\"data\":[{\"about\":\"Before\"}]}"),
    READ_ABOUT(
            MatrixOperation.READ,
            "GET /v1/settings/profile/about",
            "{\"settings\":{\"profile\":{\"about\":{\"text\":\"Before\"}}}}"),
    SET_ABOUT(MatrixOperation.SET_ABOUT, "PATCH /v1/settings/profile/about", "{}"),
    SET_CLOUD_PROFILE(MatrixOperation.SET_PROFILE, "POST /whatsapp_business_profile", "{\"success\":true}"),
    SET_BUSINESS_PROFILE(MatrixOperation.SET_PROFILE, "POST /v1/settings/business/profile", "{}"),
    SET_PHOTO(MatrixOperation.SET_PHOTO, "POST /v1/settings/profile/photo", "{}"),
    OPEN_UPLOAD(MatrixOperation.OPEN_UPLOAD, "POST /uploads", "{\"id\":\"upload:MTphdHRhY2htZW50\"}"),
    SEND_BYTES(MatrixOperation.SEND_BYTES, "POST /upload:", "{\"h\":\"4::aW1hZ2U=\"}"),
    ASK_OFFSET(MatrixOperation.ASK_OFFSET, "GET /upload:", "{\"file_offset\":0}");

    static final byte[] CONTENT = new byte[100_000];

    /** The server receives half of the file. */
    static final ProxyFault CUT = ProxyFault.cutRequestAfter(CONTENT.length / 2);

    private static final Duration WAIT_AFTER_CUT = Duration.ofMillis(25);
    private static final Photo OLD_PHOTO = TestPhotos.jpeg(20_000);
    private static final Photo NEW_PHOTO = TestPhotos.jpeg(90_000);

    static {
        new Random(20261123).nextBytes(CONTENT);
    }

    private final MatrixOperation operation;
    private final String requestLine;
    private final String goodBody;

    RequestKind(MatrixOperation operation, String requestLine, String goodBody) {
        this.operation = operation;
        this.requestLine = requestLine;
        this.goodBody = goodBody;
    }

    static List<RequestKind> of(MatrixOperation operation) {
        return Arrays.stream(values())
                .filter(kind -> kind.operation == operation)
                .toList();
    }

    boolean is(String request) {
        return request.startsWith(requestLine);
    }

    String goodBody() {
        return goodBody;
    }

    boolean isRead() {
        return operation == MatrixOperation.READ;
    }

    boolean isUpload() {
        return operation.compareTo(MatrixOperation.OPEN_UPLOAD) >= 0;
    }

    boolean isWrite() {
        return !isRead() && !isUpload();
    }

    /** Whether a read can verify the write. */
    boolean canBeVerified() {
        return isWrite() && this != SET_PHOTO;
    }

    boolean isOnPremiseWrite() {
        return isWrite() && this != SET_CLOUD_PROFILE;
    }

    int attempts() {
        return this == OPEN_UPLOAD ? 2 : this == SEND_BYTES ? 6 : 3;
    }

    /** The requests of the same call before this one, if all succeed. */
    List<RequestKind> before() {
        return switch (this) {
            case SEND_BYTES -> List.of(OPEN_UPLOAD);
            case ASK_OFFSET -> List.of(OPEN_UPLOAD, SEND_BYTES);
            default -> List.of();
        };
    }

    /** The requests of the same call after this one. */
    List<RequestKind> after() {
        return this == OPEN_UPLOAD || this == ASK_OFFSET ? List.of(SEND_BYTES) : List.of();
    }

    /** How often a call with one fault asks for the offset. */
    int offsetQueriesAfterOneFault() {
        return this == SEND_BYTES ? 1 : this == ASK_OFFSET ? 2 : 0;
    }

    /** How long a call has waited before it sends this request. */
    Duration waitBefore() {
        return this == ASK_OFFSET ? WAIT_AFTER_CUT : Duration.ZERO;
    }

    static MediaFile file() {
        return MediaFile.of(CONTENT, "application/pdf");
    }

    void run(ApiConnection connection, Credentials key, UploadObserver observer) {
        run(connection, key, observer, uploads -> uploads.uploadLimit(MatrixFixture.LIMIT));
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
            case SET_CLOUD_PROFILE ->
                CloudAdapter.connect(connection).profile(key).apply(newAddress("After Way"));
            case SET_BUSINESS_PROFILE ->
                OnPremiseAdapter.connect(connection).profile(key).apply(newAddress("After Way"));
            case SET_PHOTO -> OnPremiseAdapter.connect(connection).photo(key).replace(NEW_PHOTO);
            case OPEN_UPLOAD, SEND_BYTES, ASK_OFFSET ->
                setting.apply(UploadAdapter.connect(connection)).uploader(key).upload(file(), observer);
        }
    }

    /** Makes the client know the value that this request changes, if the client can verify it. */
    void readWhatItWrites(ApiConnection connection, Credentials key) {
        switch (this) {
            case SET_ABOUT -> READ_ABOUT.run(connection, key, UploadObserver.NONE);
            case SET_CLOUD_PROFILE ->
                seen(CloudAdapter.connect(connection).profile(key).fetch());
            case SET_BUSINESS_PROFILE ->
                seen(OnPremiseAdapter.connect(connection).profile(key).fetch());
            default -> {} // no read verifies it
        }
    }

    private static ProfileUpdate newAddress(String address) {
        return ProfileUpdate.builder().address(address).build();
    }

    private static void seen(BusinessProfile profile) {
        assertThat(profile.about()).as("about text").contains("Before");
    }

    static void prepare(SimulatedAccount account) {
        account.setProfile(
                BusinessProfile.builder().about("Before").address("Before Way").build());
        account.setPhoto(OLD_PHOTO.bytes());
    }

    /** Whether the account shows that the request was applied. */
    boolean isApplied(SimulatedAccount account) {
        return switch (this) {
            case READ_CLOUD, READ_ABOUT -> isUnchanged(account);
            case SET_ABOUT -> account.profile().about().filter("After"::equals).isPresent();
            case SET_CLOUD_PROFILE, SET_BUSINESS_PROFILE ->
                account.profile().address().filter("After Way"::equals).isPresent();
            case SET_PHOTO ->
                account.photoSha256().filter(NEW_PHOTO.sha256()::equals).isPresent();
            case OPEN_UPLOAD, SEND_BYTES, ASK_OFFSET ->
                isUnchanged(account) && account.uploads().size() == 1 && hasOnlyTheFile(account);
        };
    }

    /** Whether every complete upload is the file, and the server received each of its bytes once. */
    static boolean hasOnlyTheFile(SimulatedAccount account) {
        return account.uploads().stream()
                .allMatch(upload -> upload.bytesReceived() == CONTENT.length
                        && Arrays.equals(CONTENT, upload.bytes().orElseThrow()));
    }

    /** Whether the profile and its photo have not changed. */
    static boolean isUnchanged(SimulatedAccount account) {
        BusinessProfile now = account.profile();
        return now.about().filter("Before"::equals).isPresent()
                && now.address().filter("Before Way"::equals).isPresent()
                && account.photoSha256().filter(OLD_PHOTO.sha256()::equals).isPresent();
    }
}
