package io.wabaprofile.upload;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * All that chance decides about one upload; the seed brings about the same again.
 *
 * @param facts how the platform is
 * @param calm requests before each fault that meet none
 * @param faults in the order in which they happen
 * @param opensFile whether the content comes from a source, not from memory
 * @param hashing whether the uploader is to hash
 * @param throwing whether the observer stops by an exception
 * @param resuming whether a failed call is followed by a resumed one, if there is a session
 * @param sameProcess whether calls after a failure are made by the same objects
 * @param askingAgain whether the finished upload is resumed once more
 */
record Schedule(
        long seed,
        int length,
        DisputedFacts facts,
        List<Integer> calm,
        List<Fault> faults,
        boolean opensFile,
        boolean hashing,
        boolean throwing,
        boolean resuming,
        boolean sameProcess,
        boolean askingAgain) {

    static final String MEDIA_TYPE = "video/mp4";

    private static final int MEBIBYTE = 1024 * 1024;
    private static final int LARGEST = 20 * MEBIBYTE;
    private static final int LARGEST_READ_BEFORE = 8 * MEBIBYTE;
    private static final int MOST_FAULTS = 6;
    private static final byte[] CONTENT = new byte[LARGEST + MEBIBYTE];

    static {
        new Random(20261123).nextBytes(CONTENT);
    }

    /** A file of 1 byte to 1 MiB. */
    static Schedule small(long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        return drawn(seed, chance, (int) Math.round(Math.exp(chance.nextDouble() * Math.log(MEBIBYTE))));
    }

    /** A file that is too large to be read before. */
    static Schedule large(long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        return drawn(seed, chance, LARGEST_READ_BEFORE + 1 + chance.nextInt(LARGEST - LARGEST_READ_BEFORE));
    }

    private static Schedule drawn(long seed, SplittableRandom chance, int length) {
        List<Integer> calm = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (int i = chance.nextInt(MOST_FAULTS + 1); i > 0; i--) {
            calm.add(chance.nextBoolean() ? 0 : chance.nextInt(4));
            faults.add(Fault.drawn(chance));
        }
        return new Schedule(
                seed,
                length,
                DisputedFacts.drawn(chance, length),
                calm,
                faults,
                length > LARGEST_READ_BEFORE || chance.nextBoolean(),
                chance.nextInt(5) > 0,
                chance.nextBoolean(),
                chance.nextInt(4) > 0,
                chance.nextInt(3) == 0,
                chance.nextInt(4) == 0);
    }

    boolean isLarge() {
        return length > LARGEST_READ_BEFORE;
    }

    byte[] content() {
        int start = new SplittableRandom(seed).nextInt(CONTENT.length - length + 1);
        byte[] content = new byte[length];
        System.arraycopy(CONTENT, start, content, 0, length);
        return content;
    }

    /** For one request after the other: the next fault that can happen to it, unless it is still calm. */
    Function<RequestSeen.Kind, Fault> course() {
        Iterator<Integer> pauses = calm.iterator();
        List<Fault> left = new ArrayList<>(faults);
        return new Function<>() {
            private int pause = next();

            private int next() {
                return pauses.hasNext() ? pauses.next() : 0;
            }

            @Override
            public Fault apply(RequestSeen.Kind request) {
                if (pause > 0) {
                    pause--;
                    return Fault.NONE;
                }
                for (Fault fault : left) {
                    if (fault.kind().canHappenTo(request)) {
                        left.remove(fault);
                        pause = next();
                        return fault;
                    }
                }
                return Fault.NONE;
            }
        };
    }
}
