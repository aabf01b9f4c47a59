package io.wabaprofile.profile;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The industry of a business, as the platform's code ({@code RETAIL}). An open vocabulary: a code this version does not
 * know is kept as it was read and may be written. Two verticals are equal if their codes are.
 *
 * <p>On-Premise servers speak of the same industries by label ("Shopping and Retail"); the adapter translates.
 */
public final class Vertical {
    public static final Vertical ALCOHOL = new Vertical("ALCOHOL", "Alcoholic Beverages");
    public static final Vertical APPAREL = new Vertical("APPAREL", "Clothing and Apparel");
    public static final Vertical AUTO = new Vertical("AUTO", "Automotive");
    public static final Vertical BEAUTY = new Vertical("BEAUTY", "Beauty, Spa and Salon");
    public static final Vertical EDU = new Vertical("EDU", "Education");
    public static final Vertical ENTERTAIN = new Vertical("ENTERTAIN", "Entertainment");
    public static final Vertical EVENT_PLAN = new Vertical("EVENT_PLAN", "Event Planning and Service");
    public static final Vertical FINANCE = new Vertical("FINANCE", "Finance and Banking");
    public static final Vertical GOVT = new Vertical("GOVT", "Public Service");
    public static final Vertical GROCERY = new Vertical("GROCERY", "Food and Grocery");
    public static final Vertical HEALTH = new Vertical("HEALTH", "Medical and Health");
    public static final Vertical HOTEL = new Vertical("HOTEL", "Hotel and Lodging");
    /** Accepted by the platform though its documents do not list it. */
    public static final Vertical MATRIMONY_SERVICE = new Vertical("MATRIMONY_SERVICE", "Matrimony Service");

    public static final Vertical NONPROFIT = new Vertical("NONPROFIT", "Non-profit");
    public static final Vertical ONLINE_GAMBLING = new Vertical("ONLINE_GAMBLING", "Online Gambling");
    public static final Vertical OTC_DRUGS = new Vertical("OTC_DRUGS", "Over-the-Counter Drugs");
    public static final Vertical OTHER = new Vertical("OTHER", "Other");
    public static final Vertical PHYSICAL_GAMBLING = new Vertical("PHYSICAL_GAMBLING", "Physical Gambling");
    public static final Vertical PROF_SERVICES = new Vertical("PROF_SERVICES", "Professional Services");
    public static final Vertical RESTAURANT = new Vertical("RESTAURANT", "Restaurant");
    public static final Vertical RETAIL = new Vertical("RETAIL", "Shopping and Retail");
    public static final Vertical TRAVEL = new Vertical("TRAVEL", "Travel and Transportation");

    /** Readable only: the platform may answer it for a profile whose vertical was never set, and refuses it on write. */
    public static final Vertical UNDEFINED = new Vertical("UNDEFINED", "Undefined");
    /** Readable only: listed by older documents, refused on write. */
    public static final Vertical NOT_A_BIZ = new Vertical("NOT_A_BIZ", "Not a Business");

    private static final List<Vertical> KNOWN = List.of(
            OTHER,
            AUTO,
            BEAUTY,
            APPAREL,
            EDU,
            ENTERTAIN,
            EVENT_PLAN,
            FINANCE,
            GROCERY,
            GOVT,
            HOTEL,
            HEALTH,
            NONPROFIT,
            PROF_SERVICES,
            RETAIL,
            TRAVEL,
            RESTAURANT,
            ALCOHOL,
            ONLINE_GAMBLING,
            PHYSICAL_GAMBLING,
            OTC_DRUGS,
            MATRIMONY_SERVICE);

    private final String code;
    private final String label;

    private Vertical(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /**
     * Returns the vertical with exactly this code.
     *
     * @param code the platform's code, which may be unknown to this version
     * @throws IllegalArgumentException if the code is blank
     */
    public static Vertical of(String code) {
        if (code.isBlank()) {
            throw new IllegalArgumentException("A vertical has a code such as RETAIL; it was blank");
        }
        return find(vertical -> vertical.code.equals(code)).orElseGet(() -> new Vertical(code, code));
    }

    /**
     * Returns the vertical with this code or label, in any letter case: {@code RETAIL}, {@code retail} and {@code shopping
     * and retail} are the same. A text that is neither becomes the code of an unknown vertical, as in {@link #of}.
     *
     * @throws IllegalArgumentException if the text is blank
     */
    public static Vertical parse(String codeOrLabel) {
        String text = codeOrLabel.strip();
        return find(vertical -> vertical.code.equalsIgnoreCase(text) || vertical.label.equalsIgnoreCase(text))
                .orElseGet(() -> of(codeOrLabel));
    }

    private static Optional<Vertical> find(Predicate<Vertical> wanted) {
        return Stream.concat(KNOWN.stream(), Stream.of(UNDEFINED, NOT_A_BIZ))
                .filter(wanted)
                .findFirst();
    }

    /**
     * Returns the verticals that this version knows and the platform accepts, in the order of the platform's documents.
     * The list cannot be changed.
     */
    public static List<Vertical> known() {
        return KNOWN;
    }

    public String code() {
        return code;
    }

    /**
     * The name for people, such as {@code Beauty, Spa and Salon}. Where On-Premise servers have a label, this is it. An
     * unknown vertical has its code as label.
     */
    public String label() {
        return label;
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
