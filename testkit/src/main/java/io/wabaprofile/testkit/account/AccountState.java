package io.wabaprofile.testkit.account;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The state of a {@link SimulatedAccount} that the fake and the simulator share. Safe for use by several threads. */
public final class AccountState {
    private final AtomicReference<Content> content = new AtomicReference<>(Content.EMPTY);
    private final CompletedUploads uploads = new CompletedUploads();
    private final UploadSessions sessions = new UploadSessions(this);
    private final ChannelSecrets secrets = new ChannelSecrets();
    private final String phoneNumberId = GraphToken.randomId();
    private final String phoneNumber = RandomIds.phoneNumber();
    private final String channelId = RandomIds.channel();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private volatile int channel;
    private volatile Key key;
    private volatile GraphToken token = GraphToken.create();
    private volatile SimulatedNumber number = SimulatedNumber.HEALTHY;
    private volatile ChannelHealth health = new ChannelHealth.Up();

    AccountState(String key) {
        this.key = new Key(key, true);
        secrets.addKey(key);
        addToken(token);
    }

    private void addToken(GraphToken added) {
        tokens.add(added.text());
        secrets.addAccessToken(added.text());
    }

    private record Content(
            BusinessProfile profile, @Nullable StoredPhoto photo) {
        private static final Content EMPTY =
                new Content(BusinessProfile.builder().read(ProfileField.all()).build(), null);
    }

    private record Key(String text, boolean valid) {
        private Key {
            if (text.isBlank()) {
                throw new IllegalArgumentException("The key is blank");
            }
        }
    }

    /** Sets the number of the channel in a simulator. */
    void setChannel(int added) {
        channel = added;
    }

    String key() {
        return key.text();
    }

    void setKey(String newKey) {
        key = new Key(newKey, true);
        secrets.addKey(newKey);
    }

    void setKeyValid(boolean valid) {
        key = new Key(key.text(), valid);
        token.setValid(valid);
    }

    String phoneNumberId() {
        return phoneNumberId;
    }

    String phoneNumber() {
        return phoneNumber;
    }

    String channelId() {
        return channelId;
    }

    /** The token for the Graph API. */
    public GraphToken token() {
        return token;
    }

    void setToken(GraphToken shared) {
        token = shared;
        addToken(shared);
    }

    /** The texts that are or were the channel's access token. */
    Set<String> tokens() {
        return tokens;
    }

    SimulatedNumber number() {
        return number;
    }

    void setNumber(SimulatedNumber changed) {
        number = changed;
    }

    /** Returns whether the channel accepts this key now. */
    public boolean accepts(String requestKey) {
        Key current = key;
        return current.valid() && current.text().equals(requestKey);
    }

    public ChannelHealth health() {
        return health;
    }

    void setHealth(ChannelHealth newHealth) {
        health = newHealth;
    }

    BusinessProfile profile() {
        Content current = content.get();
        return current.profile().toBuilder().photoUrl(url(current).orElse(null)).build();
    }

    /** The URL of the photo. */
    public Optional<String> photoUrl() {
        return url(content.get());
    }

    private Optional<String> url(Content current) {
        return Optional.ofNullable(current.photo()).map(photo -> photo.url(channel));
    }

    public Optional<StoredPhoto> photo() {
        return Optional.ofNullable(content.get().photo());
    }

    /** Changes profile and photo in one step. A null photo keeps the current one. */
    public void commit(UnaryOperator<BusinessProfile> change, @Nullable StoredPhoto newPhoto) {
        content.updateAndGet(
                before -> new Content(change.apply(before.profile()), newPhoto == null ? before.photo() : newPhoto));
    }

    void removePhoto() {
        content.updateAndGet(before -> new Content(before.profile(), null));
    }

    /** The sessions of the Resumable Upload API. */
    public UploadSessions sessions() {
        return sessions;
    }

    ChannelSecrets secrets() {
        return secrets;
    }

    /** Stores a complete file and returns its handle. */
    String addUpload(ReceivedUpload file, HandleFormat format) {
        String handle = uploads.add(file, format);
        secrets.addHandle(handle);
        return handle;
    }

    List<ReceivedUpload> completeUploads() {
        return uploads.all();
    }

    public Optional<CompleteUpload> uploadByHandle(String handle) {
        return uploads.byHandle(handle);
    }

    void reset() {
        resetTo(Content.EMPTY, SimulatedNumber.HEALTHY);
    }

    /** Returns an action that resets the account to its current profile, photo and facts. */
    public Runnable resetToSnapshot() {
        Content snapshot = content.get();
        SimulatedNumber facts = number;
        return () -> resetTo(snapshot, facts);
    }

    private void resetTo(Content start, SimulatedNumber facts) {
        content.set(start);
        number = facts;
        uploads.clear();
        sessions.forgetAll();
        health = new ChannelHealth.Up();
        setKeyValid(true);
    }
}
