package io.wabaprofile.port;

/**
 * What a finished upload took.
 *
 * @param bytesSent content bytes handed to the network
 */
public record UploadStatistics(long bytesSent) {}
