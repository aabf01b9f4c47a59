package io.wabaprofile.number;

/**
 * The review of a display name. The list of codes is open: a code that this version does not know is kept unchanged.
 *
 * @param code the platform's code
 */
public record NameStatus(String code) {
    public static final NameStatus APPROVED = new NameStatus("APPROVED");
    /** The name can be used without a review. */
    public static final NameStatus AVAILABLE_WITHOUT_REVIEW = new NameStatus("AVAILABLE_WITHOUT_REVIEW");

    public static final NameStatus DECLINED = new NameStatus("DECLINED");
    public static final NameStatus EXPIRED = new NameStatus("EXPIRED");
    public static final NameStatus PENDING_REVIEW = new NameStatus("PENDING_REVIEW");
    /** No name was submitted. */
    public static final NameStatus NONE = new NameStatus("NONE");

    /** Returns the code. */
    @Override
    public String toString() {
        return code;
    }
}
