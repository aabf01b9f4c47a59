package io.wabaprofile.port;

import java.util.Optional;

/**
 * Statistics of a successful upload.
 *
 * @param bytesSent content bytes sent by this call, including bytes that were sent again
 * @param bytesResent content bytes that this call sent again
 * @param sessions sessions used by this call, including a resumed session
 * @param sha256 SHA-256 of the whole file in lower-case hexadecimal; empty if the uploader does not hash
 */
public record UploadStatistics(long bytesSent, long bytesResent, int sessions, Optional<String> sha256) {}
