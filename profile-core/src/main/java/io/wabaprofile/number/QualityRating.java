package io.wabaprofile.number;

/**
 * The quality of a number, from the feedback of message recipients. The list of codes is open: a code that this version does not know is kept unchanged.
 *
 * @param code the platform's code
 */
public record QualityRating(String code) {
    /** High quality. */
    public static final QualityRating GREEN = new QualityRating("GREEN");
    /** Medium quality. */
    public static final QualityRating YELLOW = new QualityRating("YELLOW");
    /** Low quality. */
    public static final QualityRating RED = new QualityRating("RED");
    /** Not rated yet. */
    public static final QualityRating UNKNOWN = new QualityRating("UNKNOWN");

    /** Returns the code. */
    @Override
    public String toString() {
        return code;
    }
}
