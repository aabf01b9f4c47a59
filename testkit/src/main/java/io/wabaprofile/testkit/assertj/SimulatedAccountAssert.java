package io.wabaprofile.testkit.assertj;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.account.ReceivedUpload;
import io.wabaprofile.testkit.account.SimulatedAccount;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/**
 * Says what the platform should hold of a channel. A failure says what it holds; keys, session ids and handles stand in no
 * failure.
 */
public final class SimulatedAccountAssert extends AbstractAssert<SimulatedAccountAssert, SimulatedAccount> {
    SimulatedAccountAssert(SimulatedAccount actual) {
        super(actual, SimulatedAccountAssert.class);
    }

    private SimulatedAccount account() {
        isNotNull();
        return actual;
    }

    /** Every field but the photo, which has its own assertions; what is absent here must be unset. */
    public SimulatedAccountAssert hasProfile(BusinessProfile expected) {
        return holds("the profile", Optional.of(withoutPhoto(account().profile())), withoutPhoto(expected));
    }

    private static BusinessProfile withoutPhoto(BusinessProfile profile) {
        return profile.toBuilder().photoUrl(null).read(ProfileField.all()).build();
    }

    public SimulatedAccountAssert hasAbout(String expected) {
        return holds("the about", account().profile().about(), expected);
    }

    public SimulatedAccountAssert hasNoAbout() {
        return holdsNo("about", account().profile().about());
    }

    public SimulatedAccountAssert hasAddress(String expected) {
        return holds("the address", account().profile().address(), expected);
    }

    public SimulatedAccountAssert hasNoAddress() {
        return holdsNo("address", account().profile().address());
    }

    public SimulatedAccountAssert hasDescription(String expected) {
        return holds("the description", account().profile().description(), expected);
    }

    public SimulatedAccountAssert hasNoDescription() {
        return holdsNo("description", account().profile().description());
    }

    public SimulatedAccountAssert hasEmail(String expected) {
        return holds("the email", account().profile().email(), expected);
    }

    public SimulatedAccountAssert hasNoEmail() {
        return holdsNo("email", account().profile().email());
    }

    public SimulatedAccountAssert hasVertical(Vertical expected) {
        return holds("the vertical", account().profile().vertical(), expected);
    }

    public SimulatedAccountAssert hasNoVertical() {
        return holdsNo("vertical", account().profile().vertical());
    }

    /** Exactly these, in this order; none if none is given. */
    public SimulatedAccountAssert hasWebsites(String... expected) {
        return holds("the websites", Optional.of(account().profile().websites()), List.of(expected));
    }

    public SimulatedAccountAssert hasNoPhoto() {
        return holdsNo("photo", photoInWords());
    }

    /** Exactly these bytes. */
    public SimulatedAccountAssert hasPhoto(byte[] expected) {
        Optional<byte[]> held = account().photo();
        if (held.isEmpty() || !Arrays.equals(held.get(), expected)) {
            throw failure(
                    "%s",
                    photoInWords()
                            .map(words -> String.format(
                                    Locale.ROOT,
                                    "The account holds another photo, not the %,d bytes expected: %s",
                                    expected.length,
                                    words))
                            .orElse("The account holds no photo"));
        }
        return this;
    }

    /** @param expected in hexadecimal, either case */
    public SimulatedAccountAssert hasPhotoSha256(String expected) {
        return holds("a photo with the SHA-256", account().photoSha256(), expected.toLowerCase(Locale.ROOT));
    }

    public SimulatedAccountAssert hasPhotoOfSize(int bytes) {
        return holds("a photo of the size in bytes", account().photo().map(held -> held.length), bytes);
    }

    /** @param mediaType {@code image/jpeg} or {@code image/png} */
    public SimulatedAccountAssert hasPhotoOfType(String mediaType) {
        return holds("a photo of the type", account().photoType(), mediaType);
    }

    private Optional<String> photoInWords() {
        return account()
                .photo()
                .map(bytes -> String.format(
                        Locale.ROOT,
                        "%s of %,d bytes, SHA-256 %s",
                        account().photoType().orElseThrow(),
                        bytes.length,
                        account().photoSha256().orElseThrow()));
    }

    /** So many files arrived whole; of more than 1,000, the last 1,000 count. */
    public SimulatedAccountAssert hasUploads(int expected) {
        List<ReceivedUpload> all = account().uploads();
        if (all.size() != expected) {
            throw failure("The account holds %d uploads that are whole, not %d: %s", all.size(), expected, all);
        }
        return this;
    }

    /** No byte of any upload, whole or not, was sent again or got lost. */
    public SimulatedAccountAssert receivedNoByteTwice() {
        return receivedBytesTwice(0);
    }

    /**
     * Of all uploads, whole or not, so many bytes arrived beyond those that were needed: sent twice, or lost on arrival.
     */
    public SimulatedAccountAssert receivedBytesTwice(long expected) {
        long inVain = account().uploads().stream()
                        .mapToLong(one -> one.bytesReceived() - one.length())
                        .sum()
                + account().unfinishedUploads().stream()
                        .mapToLong(one -> one.bytesReceived() - one.offset())
                        .sum();
        if (inVain != expected) {
            throw failure(
                    "The account received %,d bytes twice, not %,d: %s, unfinished %s",
                    inVain, expected, account().uploads(), account().unfinishedUploads());
        }
        return this;
    }

    /** Neither a key, nor a session id, nor a handle of this channel stands in a text, see {@link SimulatedAccount#secretsIn}. */
    public SimulatedAccountAssert hasNoSecretIn(CharSequence... texts) {
        for (int i = 0; i < texts.length; i++) {
            complain(SecretSearch.in(List.of(account()), texts[i]), texts.length == 1 ? "The text" : "Text " + (i + 1));
        }
        return this;
    }

    /** The same for a failure: its texts, and those of its causes and of what it suppressed. */
    public SimulatedAccountAssert hasNoSecretIn(Throwable failure) {
        complain(
                SecretSearch.in(List.of(account()), failure),
                "The " + failure.getClass().getSimpleName());
        return this;
    }

    private void complain(List<String> found, String where) {
        if (!found.isEmpty()) {
            throw failure("%s contains %s of the account; it is not shown here", where, String.join(" and ", found));
        }
    }

    private SimulatedAccountAssert holds(String what, Optional<?> held, Object expected) {
        if (!Objects.equals(held.orElse(null), expected)) {
            throw failure(
                    "The account should hold %s%n  %s%nbut holds%n  %s",
                    what, expected, held.<Object>map(value -> value).orElse("none"));
        }
        return this;
    }

    private SimulatedAccountAssert holdsNo(String what, Optional<?> held) {
        if (held.isPresent()) {
            throw failure("The account should hold no %s but holds%n  %s", what, held.get());
        }
        return this;
    }
}
