package io.wabaprofile.testkit.fake;

/** What one call sent of a file: one run from some offset on, and at most one more from the start. */
final class SentByteCounter {
    private long count;
    private long again;
    private long firstFrom;
    private long firstTo;
    private long from;
    private long to;

    void add(long offset, long more) {
        if (offset != to) {
            firstFrom = from;
            firstTo = to;
            from = offset;
        }
        to = offset + more;
        again += Math.max(0, Math.min(firstTo, to) - Math.max(firstFrom, offset));
        count += more;
    }

    long count() {
        return count;
    }

    /** How many of them had been sent before. */
    long again() {
        return again;
    }
}
