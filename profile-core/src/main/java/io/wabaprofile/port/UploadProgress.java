package io.wabaprofile.port;

/**
 * The progress of an upload, in bytes.
 *
 * @param sent the position in the file up to which bytes were sent; decreases when the upload resumes at an earlier
 *     offset
 * @param confirmed the number of leading bytes that the server has confirmed
 * @param length the length of the file
 */
public record UploadProgress(long sent, long confirmed, long length) {}
