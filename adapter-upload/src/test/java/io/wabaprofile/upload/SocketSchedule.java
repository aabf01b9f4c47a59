package io.wabaprofile.upload;

import io.wabaprofile.testkit.wire.ProxyFault;
import io.wabaprofile.testkit.wire.ScriptedResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * What chance decides about one upload over real sockets.
 *
 * @param sends faults of the requests that bring bytes, one after the other
 * @param others faults of the other requests
 * @param stops after how many questions the observer of each call but the last wants to stop
 */
record SocketSchedule(long seed, int length, List<ProxyFault> sends, List<ProxyFault> others, List<Integer> stops) {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int MOST_FAULTS = 5;

    static SocketSchedule drawn(long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        int length = (int) Math.round(Math.exp(chance.nextDouble() * Math.log(MEBIBYTE)));
        List<ProxyFault> sends = new ArrayList<>();
        int left = length;
        for (int i = chance.nextInt(MOST_FAULTS + 1); i > 0; i--) {
            if (chance.nextInt(3) > 0) {
                int count = chance.nextInt(4) == 0 ? 0 : chance.nextInt(left + 1);
                sends.add(ProxyFault.cutRequestAfter(count));
                left -= count;
            } else {
                ProxyFault fault = whole(chance);
                sends.add(fault);
                left = 0;
            }
        }
        List<ProxyFault> others = new ArrayList<>();
        if (chance.nextInt(3) == 0) {
            others.add(
                    chance.nextBoolean()
                            ? ProxyFault.respondInstead(ScriptedResponse.of(503, "{}"))
                            : ProxyFault.responseLost());
        }
        List<Integer> stops = new ArrayList<>();
        for (int i = chance.nextInt(6) / 4; i > 0; i--) {
            stops.add(1 + chance.nextInt(6));
        }
        return new SocketSchedule(seed, length, sends, others, stops);
    }

    /** The platform has all bytes, and the client does not know. */
    private static ProxyFault whole(SplittableRandom chance) {
        return switch (chance.nextInt(5)) {
            case 0 -> ProxyFault.responseLost();
            case 1 -> ProxyFault.resetBeforeResponse();
            case 2 -> ProxyFault.cutResponseAfter(1 + chance.nextInt(60));
            case 3 -> ProxyFault.replaceResponse(ScriptedResponse.of(500, "{}"));
            default -> ProxyFault.replaceResponse(ScriptedResponse.of(429, "{}").with("Retry-After", "2"));
        };
    }

    byte[] content() {
        byte[] content = new byte[length];
        new Random(seed).nextBytes(content);
        return content;
    }
}
