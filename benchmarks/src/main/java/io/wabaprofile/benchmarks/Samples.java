package io.wabaprofile.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.openjdk.jmh.util.ListStatistics;

/** What was measured for each subject, one value per round. */
final class Samples {
    private final Map<String, List<Double>> values = new LinkedHashMap<>();

    void add(String subject, double value) {
        values.computeIfAbsent(subject, first -> new ArrayList<>()).add(value);
    }

    Set<String> subjects() {
        return values.keySet();
    }

    double median(String subject) {
        return statistics(values.getOrDefault(subject, List.of())).getPercentile(50);
    }

    /** @param format for one number */
    String median(String format, String subject) {
        return String.format(Locale.ROOT, format, median(subject));
    }

    /** Median and quartiles of the ratios within each round; empty if the other subject was not measured. */
    String ratio(String subject, String to) {
        List<Double> ours = values.getOrDefault(subject, List.of());
        List<Double> theirs = values.getOrDefault(to, List.of());
        if (theirs.isEmpty()) {
            return "";
        }
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ours.size(); round++) {
            ratios.add(ours.get(round) / theirs.get(round));
        }
        ListStatistics all = statistics(ratios);
        return String.format(
                Locale.ROOT, "%.2f (%.2f–%.2f)", all.getPercentile(50), all.getPercentile(25), all.getPercentile(75));
    }

    private static ListStatistics statistics(List<Double> values) {
        return new ListStatistics(
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
