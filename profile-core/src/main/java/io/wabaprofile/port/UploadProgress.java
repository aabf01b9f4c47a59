package io.wabaprofile.port;

/**
 * How far an upload is.
 *
 * @param sent position in the file up to which bytes were handed to the network; falls back when the upload goes on from
 *     an earlier offset
 * @param confirmed how many of the file's first bytes the server is known to hold
 * @param length of the file, in bytes
 */
public record UploadProgress(long sent, long confirmed, long length) {}
