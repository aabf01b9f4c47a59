package io.wabaprofile.testkit.account;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;

/**
 * The state of one channel (a WhatsApp number) at the platform. The fake and the simulator work on the same account: a
 * test sets up the state and checks it here. Safe for use by several threads.
 */
public final class SimulatedAccount {
    private final AccountState state;

    private SimulatedAccount(String key) {
        this.state = new AccountState(key);
    }

    /** Returns a channel with a random key, an empty profile and no photo. */
    public static SimulatedAccount create() {
        // The key protects no real data. Secure random numbers would take a third of the simulator's start time.
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return withKey(hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong()) + "AK");
    }

    /** @throws IllegalArgumentException if the key is blank */
    public static SimulatedAccount withKey(String key) {
        return new SimulatedAccount(key);
    }

    /** The channel's API key. {@link #revokeKey} does not change it. */
    public String key() {
        return state.key();
    }

    /** Meta's ID of the number, for the Graph API: 15 random digits. */
    public String phoneNumberId() {
        return state.phoneNumberId();
    }

    /** The phone number: 11 random digits with the country code. */
    public String phoneNumber() {
        return state.phoneNumber();
    }

    /** 360dialog's ID of the channel, for the Partner API: random letters and digits. */
    public String channelId() {
        return state.channelId();
    }

    /** Meta's ID of the WhatsApp Business Account of the number. */
    public String accountId() {
        return state.token().accountId();
    }

    /** The access token for the Graph API. */
    public String accessToken() {
        return state.token().text();
    }

    /** Meta's ID of the app that the access token belongs to. */
    public String appId() {
        return state.token().appId();
    }

    /** Uses the access token, and so the app, of another channel from now on. */
    public void shareAccessToken(SimulatedAccount other) {
        state.setToken(other.state.token());
    }

    /** Accepts only a new random access token of the same app from now on. Channels with the old token keep it. */
    public void renewAccessToken() {
        state.setToken(state.token().renewed());
    }

    /** The facts about the number. At the start they describe a healthy number. */
    public SimulatedNumber number() {
        return state.number();
    }

    public void setNumber(SimulatedNumber number) {
        state.setNumber(number);
    }

    /** The profile on the platform, with all fields. The photo URL is present if a photo is set. */
    public BusinessProfile profile() {
        return state.profile();
    }

    /** Sets every field but the photo, without validation. Absent fields become unset. */
    public void setProfile(BusinessProfile profile) {
        state.commit(before -> profile.toBuilder().read(ProfileField.all()).build(), null);
    }

    /** The photo's bytes as they were uploaded. The On-Premise API returns a thumbnail of them. */
    public Optional<byte[]> photo() {
        return state.photo().map(StoredPhoto::bytes);
    }

    /** The SHA-256 of the photo's bytes, in lower-case hexadecimal. */
    public Optional<String> photoSha256() {
        return state.photo().map(StoredPhoto::sha256);
    }

    /** {@code image/jpeg} or {@code image/png}, by content. */
    public Optional<String> photoType() {
        return state.photo().map(StoredPhoto::mediaType);
    }

    /** @throws IllegalArgumentException if the bytes are neither a JPEG nor a PNG by their signature */
    public void setPhoto(byte[] bytes) {
        StoredPhoto photo = StoredPhoto.of(bytes)
                .orElseThrow(() -> new IllegalArgumentException("The photo is neither a JPEG nor a PNG"));
        state.commit(UnaryOperator.identity(), photo);
    }

    public void removePhoto() {
        state.removePhoto();
    }

    /** The complete uploads, oldest first; at most the latest 1,000. */
    public List<ReceivedUpload> uploads() {
        return state.completeUploads();
    }

    /**
     * The latest complete upload.
     *
     * @throws NoSuchElementException if no upload is complete
     */
    public ReceivedUpload lastUpload() {
        List<ReceivedUpload> all = uploads();
        if (all.isEmpty()) {
            throw new NoSuchElementException("No upload is complete");
        }
        return all.get(all.size() - 1);
    }

    /** The incomplete uploads, oldest first; at most the latest 256. */
    public List<ReceivedUpload> unfinishedUploads() {
        return state.sessions().unfinished();
    }

    /** Forgets the incomplete uploads. A request that is sending bytes to one of them fails. */
    public void forgetUploads() {
        state.sessions().forgetUnfinished();
    }

    /** Rejects the key and the access token from now on. All channels that share the token are affected. */
    public void revokeKey() {
        state.setKeyValid(false);
    }

    /** Accepts the current key and the access token again. */
    public void restoreKey() {
        state.setKeyValid(true);
    }

    /** Accepts only the new key from now on. Does not change the access token. */
    public void rotateKey(String newKey) {
        state.setKey(newKey);
    }

    /**
     * Throttles each request until {@link #recover()} is called. The throttling does not end by time.
     *
     * @param retryAfter the wait that the platform requests, over HTTP in whole seconds, rounded up. The Cloud API
     *     sends it
     *     only with the variant {@code THROTTLING_WITH_RETRY_AFTER} or another variant that sends a wait
     * @throws IllegalArgumentException if the duration is negative
     */
    public void throttle(Duration retryAfter) {
        if (retryAfter.isNegative()) {
            throw new IllegalArgumentException("retryAfter is negative: " + retryAfter);
        }
        state.setHealth(new ChannelHealth.Throttling(Optional.of(retryAfter)));
    }

    /** Fails each request as if the servers were down, until {@link #recover()} is called. */
    public void outage() {
        state.setHealth(new ChannelHealth.Down());
    }

    /** Refuses each request to this channel as not permitted, until {@link #recover()} is called. Accepts the key. */
    public void forbid() {
        state.setHealth(new ChannelHealth.Forbidden());
    }

    /** Ends throttling, outage and {@link #forbid()}. A revoked key stays revoked. */
    public void recover() {
        state.setHealth(new ChannelHealth.Up());
    }

    /**
     * Resets the channel to an empty profile without a photo. Forgets all uploads and upload sessions. Ends throttling
     * and
     * outage, and accepts the current key.
     */
    public void reset() {
        state.reset();
    }

    /**
     * Searches a text, such as a log, for secrets of this channel, including former keys and forgotten sessions. Finds
     * plain
     * text, escapes of JSON and URLs, Base64 and hexadecimal. Searches for at least the latest 1,000 secrets.
     *
     * @return the kinds of secret in the text; empty if no secret was found
     */
    public Set<Secret> secretsIn(CharSequence text) {
        return state.secrets().in(text.toString());
    }

    /** The state for the fake and the simulator. Tests do not need it. */
    public AccountState state() {
        return state;
    }

    @Override
    public String toString() {
        return "SimulatedAccount[" + profile() + "]";
    }
}
