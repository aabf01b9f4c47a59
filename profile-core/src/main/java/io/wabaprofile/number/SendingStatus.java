package io.wabaprofile.number;

/**
 * Whether a number, an account or an app can send messages. The list of codes is open: a code that this version does not know is kept unchanged.
 *
 * @param code the platform's code
 */
public record SendingStatus(String code) {
    /** It meets all requirements. */
    public static final SendingStatus AVAILABLE = new SendingStatus("AVAILABLE");
    /** It can send with limits. */
    public static final SendingStatus LIMITED = new SendingStatus("LIMITED");
    /** It cannot send. */
    public static final SendingStatus BLOCKED = new SendingStatus("BLOCKED");

    /** Returns the code. */
    @Override
    public String toString() {
        return code;
    }
}
