package io.wabaprofile.upload;

import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.UploadStatistics;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What many schedules came to. */
final class Tally {
    private final Map<Fault.Kind, Integer> faults = new EnumMap<>(Fault.Kind.class);
    private final Map<String, Integer> failures = new TreeMap<>();
    private int schedules;
    private int large;
    private int atOnce;
    private int killed;
    private int cuts;
    private int requests;
    private long bytes;
    private long sent;
    private long again;
    private double worst;

    void finished(Schedule schedule, int calls) {
        schedules++;
        large += schedule.isLarge() ? 1 : 0;
        atOnce += calls == 1 ? 1 : 0;
        bytes += schedule.length();
    }

    void killed() {
        killed++;
    }

    void failed(GatewayException failure) {
        failures.merge(failure.getClass().getSimpleName(), 1, Integer::sum);
    }

    void saw(CallSeen call) {
        requests += call.requests().size();
        cuts += (int) call.sends().stream().filter(RequestSeen::isFaulty).count();
        call.requests().forEach(request -> faults.merge(request.fault().kind(), 1, Integer::sum));
    }

    void arrived(UploadStatistics told, CallSeen call) {
        sent += told.bytesSent();
        again += told.bytesResent();
        if (call.announcedInVain() > 0) {
            worst = Math.max(worst, (double) told.bytesResent() / call.announcedInVain());
        }
    }

    int schedules() {
        return schedules;
    }

    int large() {
        return large;
    }

    int met(Fault.Kind kind) {
        return faults.getOrDefault(kind, 0);
    }

    /** How many files arrived in the first call. */
    int atOnce() {
        return atOnce;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d schedules (%d over 8 MiB), %d bytes, %d requests, %d attempts broken, %d processes killed, %d at the first"
                        + " call, calls that failed as promised %s; lost 0, duplicated 0; %d bytes sent, %d of them again,"
                        + " at most %.3f of what the broken attempts were to bring",
                schedules,
                large,
                bytes,
                requests,
                cuts,
                killed,
                atOnce,
                failures,
                sent,
                again,
                worst);
    }
}
