package io.wabaprofile.measure;

import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.util.Locale;

/** Starts simulators in a fresh process, and says how many milliseconds the first took and the others at the median. */
final class SimulatorStart {
    private static final int OTHERS = 51;

    private SimulatorStart() {}

    public static void main(String[] arguments) {
        double first = start();
        double[] others = new double[OTHERS];
        for (int i = 0; i < OTHERS; i++) {
            others[i] = start();
        }
        double median = Numbers.percentile(Numbers.sorted(others), 50);
        System.out.println(String.format(Locale.ROOT, "%f %f", first, median));
    }

    private static double start() {
        long begun = System.nanoTime();
        Dialog360Simulator simulator = Dialog360Simulator.start();
        double milliseconds = (System.nanoTime() - begun) / 1e6;
        simulator.close();
        return milliseconds;
    }
}
