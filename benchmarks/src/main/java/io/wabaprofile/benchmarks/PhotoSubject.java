package io.wabaprofile.benchmarks;

/** One that can send a photo's bytes as they are. */
interface PhotoSubject extends Subject {

    void sendPhoto(int channel) throws Exception;
}
