package io.wabaprofile.testkit.account;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.testkit.fake.FakeAdapter;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the platform remembers of one channel, and what it decides about it. {@link FakeAdapter} and {@link
 * Dialog360Simulator} are two doors to the same account; a test arranges and asserts here. Safe for use by several
 * threads.
 */
public final class SimulatedAccount {
    private final AtomicReference<Holdings> holdings = new AtomicReference<>(new Holdings(nothingSet(), null));
    private final CompletedUploads uploads = new CompletedUploads();
    private final UploadSessions sessions = new UploadSessions(this);
    private final ChannelSecrets secrets = new ChannelSecrets();
    private volatile Key key;
    private volatile ChannelHealth condition = new ChannelHealth.Well();

    private SimulatedAccount(Key key) {
        this.key = key;
        secrets.keyGiven(key.text());
    }

    private record Holdings(
            BusinessProfile profile, @Nullable StoredPhoto photo) {}

    private record Key(String text, boolean valid) {
        Key {
            if (text.isBlank()) {
                throw new IllegalArgumentException("A key is not blank");
            }
        }
    }

    private static BusinessProfile nothingSet() {
        return BusinessProfile.builder().read(ProfileField.all()).build();
    }

    /** A channel with a random key and nothing set. */
    public static SimulatedAccount create() {
        // it guards nothing, and secure randomness would take a third of the time that a simulator takes to start
        ThreadLocalRandom chance = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return withKey(hex.toHexDigits(chance.nextLong()) + hex.toHexDigits(chance.nextLong()) + "AK");
    }

    public static SimulatedAccount withKey(String key) {
        return new SimulatedAccount(new Key(key, true));
    }

    /** The channel's key, whether or not it is accepted at present. */
    public String key() {
        return key.text();
    }

    /** The profile as the platform holds it now, every field read; with a photo URL exactly if a photo is set. */
    public BusinessProfile profile() {
        Holdings now = holdings.get();
        return now.profile().toBuilder()
                .photoUrl(Optional.ofNullable(now.photo()).map(StoredPhoto::url).orElse(null))
                .build();
    }

    /** Arranges every field but the photo, without any check: what is absent becomes unset. */
    public void hold(BusinessProfile profile) {
        commit(before -> profile.toBuilder().read(ProfileField.all()).build(), null);
    }

    /** The photo's bytes, exactly as they were uploaded. The On-Premise API returns a thumbnail of them. */
    public Optional<byte[]> photo() {
        return storedPhoto().map(StoredPhoto::bytes);
    }

    /** Of the photo's bytes, in lower-case hexadecimal. */
    public Optional<String> photoSha256() {
        return storedPhoto().map(StoredPhoto::sha256);
    }

    /** {@code image/jpeg} or {@code image/png}, by content. */
    public Optional<String> photoType() {
        return storedPhoto().map(StoredPhoto::mediaType);
    }

    /** @throws IllegalArgumentException if the bytes are neither a JPEG nor a PNG by their signature */
    public void holdPhoto(byte[] bytes) {
        StoredPhoto photo = StoredPhoto.of(bytes)
                .orElseThrow(() -> new IllegalArgumentException("A photo is a JPEG or a PNG; this is neither"));
        commit(UnaryOperator.identity(), photo);
    }

    /** The uploads that arrived whole, oldest first; at most the last 1,000. */
    public List<ReceivedUpload> uploads() {
        return uploads.all();
    }

    /** The uploads that were begun and of which something is missing, oldest first; at most the last 256. */
    public List<UnfinishedUpload> unfinishedUploads() {
        return sessions.unfinished();
    }

    /** From now on nobody knows the unfinished uploads any more; what is under way in them fails. */
    public void forgetUploads() {
        sessions.forgetUnfinished();
    }

    /** From now on the key is refused. */
    public void revokeKey() {
        key = new Key(key.text(), false);
    }

    /** The present key is accepted again. */
    public void restoreKey() {
        key = new Key(key.text(), true);
    }

    /** From now on only the new key is accepted. */
    public void rotateKey(String newKey) {
        key = new Key(newKey, true);
        secrets.keyGiven(newKey);
    }

    /**
     * From now on every call is refused as one too many, until {@link #recover()}; no time makes it end.
     *
     * @param retryAfter what the platform asks to wait, over HTTP in whole seconds, rounded up. The Cloud API sends it only
     *     with {@link Variant#THROTTLING_WITH_RETRY_AFTER} or another variant that has a hint
     * @throws IllegalArgumentException if it is negative
     */
    public void throttle(Duration retryAfter) {
        if (retryAfter.isNegative()) {
            throw new IllegalArgumentException("Nobody can wait for a negative time");
        }
        condition = new ChannelHealth.Throttling(Optional.of(retryAfter));
    }

    /** From now on every call fails as if the servers were down, until {@link #recover()}. */
    public void outage() {
        condition = new ChannelHealth.Down();
    }

    /** Ends throttling and outage. A revoked key stays revoked. */
    public void recover() {
        condition = new ChannelHealth.Well();
    }

    /**
     * Back to the start: nothing set, nothing uploaded, neither throttled nor down, the present key good. Upload sessions are
     * forgotten.
     */
    public void reset() {
        resetTo(new Holdings(nothingSet(), null));
    }

    /** Returns what resets the account later, with the profile and the photo that it has now. */
    public Runnable resetToPresent() {
        Holdings present = holdings.get();
        return () -> resetTo(present);
    }

    private void resetTo(Holdings start) {
        holdings.set(start);
        uploads.clear();
        sessions.forgetAll();
        recover();
        restoreKey();
    }

    /**
     * What of this channel's secrets stands in a text that others may read, former keys and forgotten sessions included: as it
     * is, escaped for JSON or an address, in Base64 or in hexadecimal. Knows the latest 1,000 or more.
     *
     * @return empty if the text may be shown
     */
    public Set<Secret> secretsIn(CharSequence text) {
        return secrets.in(text.toString());
    }

    public boolean accepts(String given) {
        Key now = key;
        return now.valid() && now.text().equals(given);
    }

    public ChannelHealth condition() {
        return condition;
    }

    public Optional<StoredPhoto> storedPhoto() {
        return Optional.ofNullable(holdings.get().photo());
    }

    /** Changes profile and photo in one step; no photo leaves the present one. */
    public void commit(UnaryOperator<BusinessProfile> change, @Nullable StoredPhoto newPhoto) {
        holdings.updateAndGet(
                before -> new Holdings(change.apply(before.profile()), newPhoto == null ? before.photo() : newPhoto));
    }

    /** From now on no photo is set. */
    public void removePhoto() {
        holdings.updateAndGet(before -> new Holdings(before.profile(), null));
    }

    /** Takes a whole file and answers its handle. */
    public String receive(IncomingFile file, long bytesReceived, HandleFormat form) {
        String handle = uploads.add(file, bytesReceived, form);
        secrets.handleGiven(handle);
        return handle;
    }

    public ReceivedUpload lastUpload() {
        List<ReceivedUpload> all = uploads.all();
        return all.get(all.size() - 1);
    }

    public UploadSessions sessions() {
        return sessions;
    }

    public ChannelSecrets secrets() {
        return secrets;
    }

    public Optional<ReceivedUpload> uploadWith(String handle) {
        return uploads.with(handle);
    }

    @Override
    public String toString() {
        return "SimulatedAccount[" + profile() + "]";
    }
}
