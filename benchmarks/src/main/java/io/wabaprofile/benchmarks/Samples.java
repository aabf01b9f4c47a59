package io.wabaprofile.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What several contenders took, round by round, beside the first of them. */
final class Samples {
    private final Map<String, List<Double>> values = new LinkedHashMap<>();

    void add(String contender, double value) {
        values.computeIfAbsent(contender, first -> new ArrayList<>()).add(value);
    }

    List<String> contenders() {
        return List.copyOf(values.keySet());
    }

    Figures of(String contender) {
        return Figures.of(values.getOrDefault(contender, List.of()));
    }

    /** Of each round's values. */
    Figures ratio(String contender, String to) {
        List<Double> ours = values.getOrDefault(contender, List.of());
        List<Double> theirs = values.getOrDefault(to, List.of());
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < Math.min(ours.size(), theirs.size()); round++) {
            ratios.add(ours.get(round) / theirs.get(round));
        }
        return Figures.of(ratios);
    }
}
