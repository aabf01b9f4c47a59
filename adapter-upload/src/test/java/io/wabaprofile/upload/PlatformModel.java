package io.wabaprofile.upload;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The upload service as the documents describe it, written down a second time: knows nothing of the library, keeps every
 * byte, and minds how a client behaves.
 */
final class PlatformModel {
    private final DisputedFacts facts;
    private final SplittableRandom chance;
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private int keys;

    PlatformModel(DisputedFacts facts, SplittableRandom chance) {
        this.facts = facts;
        this.chance = chance;
    }

    /** The only key that is good now. */
    String key() {
        return "key-number-" + keys;
    }

    void changeKey() {
        keys++;
    }

    /** What no client should have done. */
    List<String> complaints() {
        return complaints;
    }

    void complain(String about) {
        complaints.add(about);
    }

    /** The file that a handle stands for; empty if it stands for none. */
    byte[] file(String handle) {
        return files.getOrDefault(handle, new byte[0]).clone();
    }

    /** Whether everything that stayed, whole or not, is the beginning of the file. */
    boolean holdsOnlyBeginningsOf(byte[] file) {
        return sessions.values().stream()
                .allMatch(session -> Arrays.equals(session.bytes, 0, session.held, file, 0, session.held));
    }

    int sessionsOpened() {
        return sessions.size();
    }

    /** Between two calls of a client: it has to ask before it sends. */
    void expectQuestions() {
        sessions.values().forEach(session -> {
            session.told = Session.ASK;
            session.mostSent = session.bytes.length;
        });
    }

    PlatformAnswer open(int length) {
        byte[] name = new byte[40];
        for (int i = 0; i < name.length; i++) {
            name[i] = (byte) chance.nextInt(256);
        }
        String id = "upload:" + Base64.getEncoder().encodeToString(name) + "?sig=AR"
                + Long.toUnsignedString(chance.nextLong(), 36);
        sessions.put(id, new Session(length));
        return PlatformAnswer.json(200, "{\"id\":\"" + id + "\"}");
    }

    Session session(String id) {
        Session session = sessions.get(id);
        if (session == null) {
            complain("a session id came back changed");
            return new Session(0);
        }
        return session;
    }

    /** One file on its way. */
    final class Session {
        private static final long ASK = -1;

        private final byte[] bytes;
        private int held;
        private int late;
        private long told;
        /** As far as the client can know. */
        private long mostSent;

        private boolean forgotten;
        private String handle;

        private Session(int length) {
            bytes = new byte[length];
        }

        void forget() {
            forgotten = true;
        }

        private boolean isGone() {
            return forgotten || (handle != null && facts.finishedIsForgotten());
        }

        void loseAllBut(Fault fault) {
            if (handle == null) {
                held = (int) fault.of(held);
                late = 0;
            }
        }

        /** The truth, or another offset, which may be behind it, ahead of it or past the end. */
        PlatformAnswer query(Fault fault) {
            if (!facts.servesQuery()) {
                return PlatformAnswer.json(facts.query(), "{\"error\":\"no such endpoint\"}");
            }
            if (isGone()) {
                return facts.forgotten();
            }
            long offset = fault.kind() == Fault.Kind.LIE ? fault.of(bytes.length + (fault.variant() ? 0 : 2L)) : held;
            String value = facts.offsetIsText() ? "\"" + offset + "\"" : String.valueOf(offset);
            return PlatformAnswer.json(200, "{\"id\":\"upload:x\",\"file_offset\":" + value + "}");
        }

        /** The client has read what it was told. */
        void told(long offset) {
            told = offset;
        }

        /** So much has left the client, or may have. */
        void sent(long upTo) {
            mostSent = Math.max(mostSent, Math.min(upTo, bytes.length));
        }

        /** What was still under way when the question was answered. */
        void takeInWhatIsLate() {
            if (late > held) {
                held = late;
                finishIfWhole();
            }
            late = 0;
        }

        Arrival arrive(long offset, long announced) {
            if (offset != told && !isGone()) {
                complain("bytes came for offset " + offset + " after the client was told "
                        + (told == ASK ? "nothing since its last request" : told));
            }
            if (told > mostSent) {
                complain("the client went on from bytes that it had never sent");
            }
            told = ASK;
            if (offset + announced > bytes.length) {
                complain("more bytes came than the file has");
            }
            return new Arrival((int) offset);
        }

        private void finishIfWhole() {
            if (held == bytes.length && handle == null) {
                handle = IntStream.range(0, facts.handleLines())
                        .mapToObj(line -> "4:ZmlsZQ==:aW1hZ2UvcG5n:AR" + Long.toUnsignedString(chance.nextLong(), 36))
                        .collect(Collectors.joining("\n"));
                files.put(handle, bytes);
            }
        }

        /** One request's bytes. */
        final class Arrival {
            private final int offset;
            private final boolean welcome;
            private int end;

            private Arrival(int offset) {
                this.offset = offset;
                this.end = offset;
                this.welcome = !isGone() && offset == held;
            }

            void take(ByteBuffer piece) {
                int count = Math.min(piece.remaining(), bytes.length - end);
                if (welcome && count > 0 && handle == null) {
                    piece.get(bytes, end, count);
                }
                end += count;
            }

            /** The connection is gone. */
            void breakOff() {
                keep(end - offset);
            }

            /** The connection is gone, and a part of what it brought is still on its way in. */
            void breakOffLate(Fault fault) {
                int before = held;
                keep(end - offset);
                if (handle == null) {
                    late = held;
                    held = before + (int) fault.of(held - before);
                }
            }

            /** Whatever offset it was, the server calls it wrong. */
            PlatformAnswer disputed() {
                return isGone() ? facts.forgotten() : facts.wrongOffset();
            }

            private void keep(int count) {
                if (isGone() || !welcome || handle != null) {
                    return;
                }
                late = 0;
                held = end == bytes.length ? end : offset + (int) (count - count % facts.page());
                finishIfWhole();
            }

            /** Everything has come; so much of it is taken in. */
            PlatformAnswer end(long taken) {
                if (isGone()) {
                    return facts.forgotten();
                }
                if (!welcome) {
                    return facts.wrongOffset();
                }
                if (handle == null) {
                    held = offset + (int) Math.min(taken, end - offset);
                    late = 0;
                    finishIfWhole();
                }
                return handle == null
                        ? facts.partialAnswer()
                        : PlatformAnswer.json(200, "{\"h\":\"" + handle.replace("\n", "\\n") + "\"}");
            }
        }
    }
}
