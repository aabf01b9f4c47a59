package io.wabaprofile.http.internal.policy;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import java.util.EnumSet;
import java.util.Set;

/**
 * Remembers a fingerprint of the value that this process last read or wrote for each field of a channel's profile. After a
 * write of unknown outcome, a read proves that the write was applied only if another value was known before: a read that
 * lags behind may show an older value that happens to equal the written one.
 *
 * <p>A write of unknown outcome may have been applied, or may be later, so a read may show its value whatever was written
 * since. A later write of the same value is not provable; after two such writes of different values to a field, no write of
 * the field is.
 *
 * <p>A field is unknown after a write of unknown outcome, and after a read that overlapped with a write or another read and
 * differs from it. Thread-safe. Fingerprints have 32 bits, to keep a channel small: two values with the same fingerprint
 * count as equal, which makes a write harder to prove, not easier.
 */
final class KnownValues {
    private static final int[] NONE = {};
    /** All but the photo, which is written elsewhere. */
    private static final Set<ProfileField> FIELDS = EnumSet.range(ProfileField.ABOUT, ProfileField.WEBSITES);

    private int[] fingerprints = NONE;
    /** Of writes of unknown outcome. */
    private int[] uncertain = NONE;
    /** A bit per field. */
    private int known;
    /** A bit per field with a write of unknown outcome. */
    private int withUncertain;
    /** A bit per field with several such writes of different values. */
    private int withSeveral;
    /** Of reads and writes, so that overlapping ones are noticed. */
    private int version;

    /** A mark of the present, to be given to {@link #read} after a read that starts now. */
    int version() {
        synchronized (this) {
            return version;
        }
    }

    void read(BusinessProfile profile, int versionAtStart) {
        synchronized (this) {
            boolean overlapped = version != versionAtStart;
            for (ProfileField field : profile.fields()) {
                if (!FIELDS.contains(field)) {
                    continue;
                }
                int fingerprint = fingerprint(profile, field);
                if (!overlapped) {
                    remember(field, fingerprint);
                } else if (!isKnownAs(field, fingerprint)) {
                    known &= ~bit(field);
                }
            }
            version++;
        }
    }

    /** Starts a write. Its fields are unknown until it ends. */
    Write startWrite(BusinessProfile written) {
        synchronized (this) {
            Write write = new Write(written);
            forget(written.fields());
            write.versionAtStart = version;
            return write;
        }
    }

    /** One write of the channel. */
    final class Write {
        private final BusinessProfile written;
        private final int knownBefore = known;
        private final int[] before = fingerprints.clone();
        private final boolean provable;
        private int versionAtStart;

        private Write(BusinessProfile written) {
            this.written = written;
            this.provable = written.fields().stream().allMatch(field -> wouldProve(field, fingerprint(written, field)));
        }

        /** Whether a read that shows every written value proves that the write was applied. */
        boolean isProvable() {
            return provable;
        }

        /** The platform applied the write. */
        void applied() {
            synchronized (KnownValues.this) {
                for (ProfileField field : written.fields()) {
                    remember(field, fingerprint(written, field));
                }
                version++;
            }
        }

        /** The platform refused the write, or it was not sent. What was read meanwhile counts more than what was known before. */
        void notApplied() {
            synchronized (KnownValues.this) {
                for (ProfileField field : written.fields()) {
                    if (version == versionAtStart && isIn(knownBefore, field)) {
                        remember(field, before[index(field)]);
                    }
                }
                version++;
            }
        }

        /** The platform may have applied the write. */
        void unknown() {
            synchronized (KnownValues.this) {
                forget(written.fields());
                written.fields().forEach(field -> doubt(field, fingerprint(written, field)));
            }
        }
    }

    private boolean wouldProve(ProfileField field, int fingerprint) {
        boolean mayBeAnEarlierWrites =
                isIn(withSeveral, field) || (isIn(withUncertain, field) && uncertain[index(field)] == fingerprint);
        return isIn(known, field) && !isKnownAs(field, fingerprint) && !mayBeAnEarlierWrites;
    }

    private void doubt(ProfileField field, int fingerprint) {
        if (uncertain.length == 0) {
            uncertain = new int[FIELDS.size()];
        }
        if (isIn(withUncertain, field) && uncertain[index(field)] != fingerprint) {
            withSeveral |= bit(field);
        }
        uncertain[index(field)] = fingerprint;
        withUncertain |= bit(field);
    }

    private void forget(Set<ProfileField> fields) {
        for (ProfileField field : fields) {
            known &= ~bit(field);
        }
        version++;
    }

    private void remember(ProfileField field, int fingerprint) {
        if (fingerprints.length == 0) {
            fingerprints = new int[FIELDS.size()];
        }
        fingerprints[index(field)] = fingerprint;
        known |= bit(field);
    }

    private static boolean isIn(int bits, ProfileField field) {
        return (bits & bit(field)) != 0;
    }

    private boolean isKnownAs(ProfileField field, int fingerprint) {
        return isIn(known, field) && fingerprints[index(field)] == fingerprint;
    }

    private static int bit(ProfileField field) {
        return 1 << index(field);
    }

    @SuppressWarnings("EnumOrdinal") // an EnumMap would double the size of a channel
    private static int index(ProfileField field) {
        return field.ordinal();
    }

    private static int fingerprint(BusinessProfile profile, ProfileField field) {
        return profile.comparedValues(field).hashCode();
    }
}
