package io.wabaprofile.benchmarks;

import java.util.List;
import java.util.Locale;

/** Medians and quartiles. */
record Figures(double median, double low, double high) {

    /** @param values at least one */
    static Figures of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return new Figures(quantile(sorted, 0.5), quantile(sorted, 0.25), quantile(sorted, 0.75));
    }

    /** As a ratio with its quartiles. */
    String spread() {
        return String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", median, low, high);
    }

    private static double quantile(List<Double> sorted, double share) {
        double place = share * (sorted.size() - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }
}
