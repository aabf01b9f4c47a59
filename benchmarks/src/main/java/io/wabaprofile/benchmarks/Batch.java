package io.wabaprofile.benchmarks;

/**
 * Some calls of one kind.
 *
 * @param threads so many share the calls; with {@link #EACH}, every call has a virtual one of its own, all at once
 */
record Batch(Kind kind, int threads, int calls) {
    static final int EACH = 0;

    /** What a call does. */
    enum Kind {
        READ,
        WRITE,
        PHOTO
    }

    static Batch parse(String text) {
        String[] words = text.split(" ", -1);
        return new Batch(Kind.valueOf(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
    }

    String text() {
        return kind + " " + threads + " " + calls;
    }

    /** One call, checked. */
    void call(Subject subject, int channel) throws Exception {
        switch (kind) {
            case READ -> {
                if (!subject.read(channel).equals(Wire.DESCRIPTION)) {
                    throw new IllegalStateException("Another description than was sent");
                }
            }
            case WRITE -> subject.write(channel);
            case PHOTO -> ((PhotoSubject) subject).sendPhoto(channel);
        }
    }
}
