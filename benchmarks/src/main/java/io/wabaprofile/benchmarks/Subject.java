package io.wabaprofile.benchmarks;

/** What is measured. All do the same work; a call that does not end as it should throws. Used by many threads at once. */
interface Subject extends AutoCloseable {

    /** Reads the profile. Answers its description, which the caller checks. */
    String read(int channel) throws Exception;

    /** Writes every field that a profile lets write. */
    void write(int channel) throws Exception;

    @Override
    default void close() {}
}
