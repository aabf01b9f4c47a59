package io.wabaprofile.http.internal.policy;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import java.util.EnumSet;
import java.util.Set;

/**
 * Keeps a fingerprint of the value that this process last read or wrote for each field of a channel's profile. After a
 * write of unknown outcome, a read proves that the write was applied only if another value was known before. Otherwise
 * the
 * read may return an older value that equals the written value.
 *
 * <p>The server may apply a write of unknown outcome later, after other writes. So a later write of the same value is
 * not
 * provable. After two such writes of different values to a field, no write of the field is provable.
 *
 * <p>A field is unknown after a write of unknown outcome. It is also unknown after a read that overlapped with a write
 * or
 * another read and returned another value. Fingerprints have 32 bits, to keep the state of a channel small. Two values
 * with
 * the same fingerprint count as equal, so a write is not provable by mistake. Thread-safe.
 */
final class KnownValues {
    private static final int[] NONE = {};
    /** All fields except the photo, which has its own write. */
    private static final Set<ProfileField> FIELDS = EnumSet.range(ProfileField.ABOUT, ProfileField.WEBSITES);

    private int[] fingerprints = NONE;
    /** Fingerprints of writes of unknown outcome. */
    private int[] uncertain = NONE;
    /** The fields with a known value, one bit per field. */
    private int known;
    /** The fields with a write of unknown outcome, one bit per field. */
    private int withUncertain;
    /** The fields with several such writes of different values, one bit per field. */
    private int withConflict;
    /** Counts reads and writes, to detect overlaps. */
    private int version;

    /** Returns the version for {@link #recordRead} after a read that starts now. */
    int version() {
        synchronized (this) {
            return version;
        }
    }

    /** Records the values of a read. */
    void recordRead(BusinessProfile profile, int versionAtStart) {
        synchronized (this) {
            boolean overlapped = version != versionAtStart;
            for (ProfileField field : profile.fields()) {
                if (!FIELDS.contains(field)) {
                    continue;
                }
                int fingerprint = fingerprint(profile, field);
                if (!overlapped) {
                    setKnown(field, fingerprint);
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
            clearKnown(written.fields());
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
            this.provable =
                    written.fields().stream().allMatch(field -> isFieldProvable(field, fingerprint(written, field)));
        }

        /** Whether a read that returns each written value proves that the write was applied. */
        boolean isProvable() {
            return provable;
        }

        /** Records that the platform applied the write. */
        void applied() {
            synchronized (KnownValues.this) {
                for (ProfileField field : written.fields()) {
                    setKnown(field, fingerprint(written, field));
                }
                version++;
            }
        }

        /**
         * Records that the write was refused or not sent. Restores the values from before, unless a read or write
         * overlapped.
         */
        void notApplied() {
            synchronized (KnownValues.this) {
                for (ProfileField field : written.fields()) {
                    if (version == versionAtStart && contains(knownBefore, field)) {
                        setKnown(field, before[index(field)]);
                    }
                }
                version++;
            }
        }

        /** Records that the platform may have applied the write. */
        void unknown() {
            synchronized (KnownValues.this) {
                clearKnown(written.fields());
                written.fields().forEach(field -> markUncertain(field, fingerprint(written, field)));
            }
        }
    }

    private boolean isFieldProvable(ProfileField field, int fingerprint) {
        boolean mayBeEarlierWrite = contains(withConflict, field)
                || (contains(withUncertain, field) && uncertain[index(field)] == fingerprint);
        return contains(known, field) && !isKnownAs(field, fingerprint) && !mayBeEarlierWrite;
    }

    private void markUncertain(ProfileField field, int fingerprint) {
        if (uncertain.length == 0) {
            uncertain = new int[FIELDS.size()];
        }
        if (contains(withUncertain, field) && uncertain[index(field)] != fingerprint) {
            withConflict |= bit(field);
        }
        uncertain[index(field)] = fingerprint;
        withUncertain |= bit(field);
    }

    private void clearKnown(Set<ProfileField> fields) {
        for (ProfileField field : fields) {
            known &= ~bit(field);
        }
        version++;
    }

    private void setKnown(ProfileField field, int fingerprint) {
        if (fingerprints.length == 0) {
            fingerprints = new int[FIELDS.size()];
        }
        fingerprints[index(field)] = fingerprint;
        known |= bit(field);
    }

    private static boolean contains(int bits, ProfileField field) {
        return (bits & bit(field)) != 0;
    }

    private boolean isKnownAs(ProfileField field, int fingerprint) {
        return contains(known, field) && fingerprints[index(field)] == fingerprint;
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
