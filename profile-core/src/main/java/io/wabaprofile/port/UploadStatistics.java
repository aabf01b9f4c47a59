package io.wabaprofile.port;

import java.util.Optional;

/**
 * What a finished upload took.
 *
 * @param bytesSent content bytes handed to the network by this call
 * @param bytesSentAgain how many of them this call had sent before
 * @param sessions sessions used by this call, the resumed one included
 * @param sha256 of the whole file, in lower-case hexadecimal; absent if the uploader was told not to hash
 */
public record UploadStatistics(long bytesSent, long bytesSentAgain, int sessions, Optional<String> sha256) {}
