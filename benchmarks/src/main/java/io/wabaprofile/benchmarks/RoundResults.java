package io.wabaprofile.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The measured values of each subject, one per round. */
final class RoundResults {
    private final Map<String, List<Double>> values = new LinkedHashMap<>();

    void add(String subject, double value) {
        values.computeIfAbsent(subject, first -> new ArrayList<>()).add(value);
    }

    Set<String> subjects() {
        return values.keySet();
    }

    double median(String subject) {
        return quantile(values.getOrDefault(subject, List.of()), 0.5);
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
        return String.format(
                Locale.ROOT, "%.2f (%.2f–%.2f)", quantile(ratios, 0.5), quantile(ratios, 0.25), quantile(ratios, 0.75));
    }

    /** Interpolates between the two closest ranks. */
    private static double quantile(List<Double> values, double quantile) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = values.stream().sorted().toList();
        double rank = Math.min(Math.max(quantile * (sorted.size() + 1), 1), sorted.size());
        int below = (int) rank;
        double lower = sorted.get(below - 1);
        double upper = sorted.get(Math.min(below, sorted.size() - 1));
        return lower + (rank - below) * (upper - lower);
    }
}
