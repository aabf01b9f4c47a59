package io.wabaprofile.upload;

import java.util.Map;
import java.util.TreeMap;

/** Which stretches of a file went out, however often. */
final class ByteRanges {
    /** Ends by their starts; none touches another. */
    private final TreeMap<Long, Long> stretches = new TreeMap<>();

    /** How much of a stretch went out before. */
    long overlap(long from, long to) {
        Map.Entry<Long, Long> before = stretches.floorEntry(from);
        long sum = before == null ? 0 : Math.max(0, Math.min(to, before.getValue()) - from);
        for (Map.Entry<Long, Long> next :
                stretches.tailMap(from, false).headMap(to).entrySet()) {
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
        Map.Entry<Long, Long> touched = stretches.floorEntry(end);
        while (touched != null && touched.getValue() >= start) {
            start = Math.min(start, touched.getKey());
            end = Math.max(end, touched.getValue());
            stretches.remove(touched.getKey());
            touched = stretches.floorEntry(end);
        }
        stretches.put(start, end);
    }
}
