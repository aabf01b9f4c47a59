package io.wabaprofile.number;

/**
 * The state of a channel at 360dialog, such as {@code running}. The list of codes is open: a code that this version does not know is kept unchanged.
 *
 * @param code the platform's code
 */
public record ChannelStatus(String code) {
    /** Returns the code. */
    @Override
    public String toString() {
        return code;
    }
}
