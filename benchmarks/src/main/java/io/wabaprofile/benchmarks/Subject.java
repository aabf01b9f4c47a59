package io.wabaprofile.benchmarks;

/** What is measured. All subjects do the same work; a call without the expected result throws. Thread-safe. */
interface Subject {

    /** Reads the profile and returns its description, which the caller checks. */
    String read(int channel) throws Exception;

    /** Writes every field that a profile allows to write. */
    void write(int channel) throws Exception;

    /** Sends the photo's bytes. Only for subjects that {@link Stack#sendsPhotos()}. */
    default void sendPhoto(int channel) throws Exception {
        throw new UnsupportedOperationException();
    }
}
