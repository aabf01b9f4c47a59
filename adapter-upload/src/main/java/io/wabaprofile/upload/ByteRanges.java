package io.wabaprofile.upload;

import java.util.Map;
import java.util.TreeMap;

/** The ranges of a file that were sent. Not thread-safe. */
final class ByteRanges {
    /** The end of each range by its start. The ranges do not touch. */
    private final TreeMap<Long, Long> ranges = new TreeMap<>();

    /** Returns how many bytes of the range were added before. */
    long overlap(long from, long to) {
        Map.Entry<Long, Long> before = ranges.floorEntry(from);
        long sum = before == null ? 0 : Math.max(0, Math.min(to, before.getValue()) - from);
        for (Map.Entry<Long, Long> next :
                ranges.tailMap(from, false).headMap(to).entrySet()) {
            sum += Math.min(to, next.getValue()) - next.getKey();
        }
        return sum;
    }

    void add(long from, long to) {
        if (from == to) {
            return;
        }
        long start = from;
        long end = to;
        Map.Entry<Long, Long> touched = ranges.floorEntry(end);
        while (touched != null && touched.getValue() >= start) {
            start = Math.min(start, touched.getKey());
            end = Math.max(end, touched.getValue());
            ranges.remove(touched.getKey());
            touched = ranges.floorEntry(end);
        }
        ranges.put(start, end);
    }
}
