package io.wabaprofile.profile;

import java.util.Objects;

/**
 * The industry of a business, as the platform's code ({@code RETAIL}). An open vocabulary: a code this version does not
 * know is kept as it was read and may be written.
 *
 * <p>On-Premise servers speak of the same industries by label ("Shopping and Retail"); the adapter translates.
 */
public final class Vertical {
    public static final Vertical ALCOHOL = new Vertical("ALCOHOL");
    public static final Vertical APPAREL = new Vertical("APPAREL");
    public static final Vertical AUTO = new Vertical("AUTO");
    public static final Vertical BEAUTY = new Vertical("BEAUTY");
    public static final Vertical EDU = new Vertical("EDU");
    public static final Vertical ENTERTAIN = new Vertical("ENTERTAIN");
    public static final Vertical EVENT_PLAN = new Vertical("EVENT_PLAN");
    public static final Vertical FINANCE = new Vertical("FINANCE");
    public static final Vertical GOVT = new Vertical("GOVT");
    public static final Vertical GROCERY = new Vertical("GROCERY");
    public static final Vertical HEALTH = new Vertical("HEALTH");
    public static final Vertical HOTEL = new Vertical("HOTEL");
    /** Accepted by the platform though its documents do not list it. */
    public static final Vertical MATRIMONY_SERVICE = new Vertical("MATRIMONY_SERVICE");

    public static final Vertical NONPROFIT = new Vertical("NONPROFIT");
    public static final Vertical ONLINE_GAMBLING = new Vertical("ONLINE_GAMBLING");
    public static final Vertical OTC_DRUGS = new Vertical("OTC_DRUGS");
    public static final Vertical OTHER = new Vertical("OTHER");
    public static final Vertical PHYSICAL_GAMBLING = new Vertical("PHYSICAL_GAMBLING");
    public static final Vertical PROF_SERVICES = new Vertical("PROF_SERVICES");
    public static final Vertical RESTAURANT = new Vertical("RESTAURANT");
    public static final Vertical RETAIL = new Vertical("RETAIL");
    public static final Vertical TRAVEL = new Vertical("TRAVEL");

    /** Readable only: the platform may answer it for a profile whose vertical was never set, and refuses it on write. */
    public static final Vertical UNDEFINED = new Vertical("UNDEFINED");
    /** Readable only: listed by older documents, refused on write. */
    public static final Vertical NOT_A_BIZ = new Vertical("NOT_A_BIZ");

    private final String code;

    private Vertical(String code) {
        this.code = code;
    }

    /**
     * @param code the platform's code, kept to the letter
     * @throws IllegalArgumentException if the code is blank
     */
    public static Vertical of(String code) {
        if (code.isBlank()) {
            throw new IllegalArgumentException("A vertical has a code such as RETAIL; it was blank");
        }
        return new Vertical(code);
    }

    public String code() {
        return code;
    }

    boolean isReadOnly() {
        return equals(UNDEFINED) || equals(NOT_A_BIZ);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vertical that && code.equals(that.code);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(code);
    }

    @Override
    public String toString() {
        return code;
    }
}
