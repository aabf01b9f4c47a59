package io.wabaprofile.testkit;

/** What one call sent of a file: from some offset on, and perhaps all over again from its start. */
final class SentBytes {
    private long count;
    private long again;
    private long from;
    private long to;

    void add(long offset, long more) {
        again += Math.max(0, Math.min(to, offset + more) - Math.max(from, offset));
        from = count == 0 ? offset : Math.min(from, offset);
        to = Math.max(to, offset + more);
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
