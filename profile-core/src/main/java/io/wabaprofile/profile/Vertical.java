package io.wabaprofile.profile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The industry of a business, with the platform's code ({@code RETAIL}). The list of codes is open: a code that this
 * version does not know is kept unchanged and may be written. Two verticals are equal if their codes are equal.
 * Immutable.
 *
 * <p>On-Premise servers use labels ("Shopping and Retail"); the adapter translates them.
 */
public final class Vertical {
    private static final List<Vertical> KNOWN = new ArrayList<>();

    // In the order of the platform's documents.
    public static final Vertical OTHER = known("OTHER", "Other");
    public static final Vertical AUTO = known("AUTO", "Automotive");
    public static final Vertical BEAUTY = known("BEAUTY", "Beauty, Spa and Salon");
    public static final Vertical APPAREL = known("APPAREL", "Clothing and Apparel");
    public static final Vertical EDU = known("EDU", "Education");
    public static final Vertical ENTERTAIN = known("ENTERTAIN", "Entertainment");
    public static final Vertical EVENT_PLAN = known("EVENT_PLAN", "Event Planning and Service");
    public static final Vertical FINANCE = known("FINANCE", "Finance and Banking");
    public static final Vertical GROCERY = known("GROCERY", "Food and Grocery");
    public static final Vertical GOVT = known("GOVT", "Public Service");
    public static final Vertical HOTEL = known("HOTEL", "Hotel and Lodging");
    public static final Vertical HEALTH = known("HEALTH", "Medical and Health");
    public static final Vertical NONPROFIT = known("NONPROFIT", "Non-profit");
    public static final Vertical PROF_SERVICES = known("PROF_SERVICES", "Professional Services");
    public static final Vertical RETAIL = known("RETAIL", "Shopping and Retail");
    public static final Vertical TRAVEL = known("TRAVEL", "Travel and Transportation");
    public static final Vertical RESTAURANT = known("RESTAURANT", "Restaurant");
    public static final Vertical ALCOHOL = known("ALCOHOL", "Alcoholic Beverages");
    public static final Vertical ONLINE_GAMBLING = known("ONLINE_GAMBLING", "Online Gambling");
    public static final Vertical PHYSICAL_GAMBLING = known("PHYSICAL_GAMBLING", "Physical Gambling");
    public static final Vertical OTC_DRUGS = known("OTC_DRUGS", "Over-the-Counter Drugs");
    /** Accepted by the platform, although its documents do not list it. */
    public static final Vertical MATRIMONY_SERVICE = known("MATRIMONY_SERVICE", "Matrimony Service");

    /** Read-only: the platform may return it if the vertical was not set, and rejects it on write. */
    public static final Vertical UNDEFINED = new Vertical("UNDEFINED", "Undefined");
    /** Read-only: listed in older documents; the platform rejects it on write. */
    public static final Vertical NOT_A_BIZ = new Vertical("NOT_A_BIZ", "Not a Business");

    private final String code;
    private final String label;

    private Vertical(String code, String label) {
        this.code = code;
        this.label = label;
    }

    private static Vertical known(String code, String label) {
        Vertical vertical = new Vertical(code, label);
        KNOWN.add(vertical);
        return vertical;
    }

    /**
     * Returns the vertical with exactly this code.
     *
     * @param code the platform's code, which may be unknown to this version
     * @throws IllegalArgumentException if the code is blank
     */
    public static Vertical of(String code) {
        if (code.isBlank()) {
            throw new IllegalArgumentException("The code of a vertical must not be blank; use a code such as RETAIL");
        }
        return find(vertical -> vertical.code.equals(code)).orElseGet(() -> new Vertical(code, code));
    }

    /**
     * Returns the vertical with this code or label, in any letter case: {@code RETAIL}, {@code retail} and {@code
     * shopping
     * and retail} are the same. Any other text becomes the code of an unknown vertical, as in {@link #of}.
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
     * Unmodifiable.
     */
    public static List<Vertical> known() {
        return Collections.unmodifiableList(KNOWN);
    }

    public String code() {
        return code;
    }

    /**
     * The display name, such as {@code Beauty, Spa and Salon}. It is the label of On-Premise servers, if they have one.
     * The
     * label of an unknown vertical is its code.
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
