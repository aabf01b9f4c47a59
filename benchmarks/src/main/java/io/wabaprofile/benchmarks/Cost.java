package io.wabaprofile.benchmarks;

/**
 * What a batch took.
 *
 * @param cpu of the whole process, the JIT compiler's threads included
 * @param allocated by the threads that live at both ends of the batch
 */
record Cost(long calls, long nanos, long cpu, long allocated) {

    static Cost parse(String text) {
        String[] words = text.split(" ", -1);
        return new Cost(
                Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
    }

    String text() {
        return calls + " " + nanos + " " + cpu + " " + allocated;
    }

    double micros() {
        return nanos / 1e3 / calls;
    }

    double cpuMicros() {
        return cpu / 1e3 / calls;
    }

    double bytes() {
        return (double) allocated / calls;
    }
}
