package io.wabaprofile.profile;

import org.jspecify.annotations.Nullable;

/**
 * Parses the segments of a JPEG: a frame header with the dimensions, at least one scan with data, and an end marker.
 * Ignores
 * bytes after the end marker, because phones append a second picture or a video there. Skips bytes between segments up
 * to
 * the next marker, like common decoders.
 */
final class JpegSegments {
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int MIN_FRAME_LENGTH = 8;

    private final byte[] bytes;
    private int at = 2;

    JpegSegments(byte[] bytes) {
        this.bytes = bytes;
    }

    ImageHeader read() {
        ImageHeader frame = null;
        boolean inScan = false;
        boolean hasData = false;
        while (true) {
            int before = at;
            int marker = nextMarker();
            hasData |= inScan && at > before + 2;
            if (marker == END_OF_IMAGE) {
                return complete(frame, hasData);
            }
            if (isBare(marker)) {
                continue;
            }
            int length = length();
            inScan = marker == START_OF_SCAN;
            if (inScan && frame == null) {
                throw damaged("the picture starts before its dimensions");
            }
            if (isFrame(marker) && frame == null) {
                frame = frame(length);
            }
            at += length;
        }
    }

    /** Moves to the position after the next marker and returns the marker. In a scan, {@code FF 00} is data. */
    private int nextMarker() {
        for (; at + 1 < bytes.length; at++) {
            int marker = bytes[at + 1] & 0xFF;
            if (bytes[at] == (byte) 0xFF && marker != 0 && marker != 0xFF) {
                at += 2;
                return marker;
            }
        }
        throw damaged("it ends before its end marker (EOI)");
    }

    private int length() {
        int length = at + 1 < bytes.length ? ImageHeader.int16(bytes, at) : Integer.MAX_VALUE;
        if (length > bytes.length - at) {
            throw damaged("it ends within a segment");
        }
        if (length < 2) {
            throw damaged("a segment is shorter than its own length");
        }
        return length;
    }

    private ImageHeader frame(int length) {
        if (length < MIN_FRAME_LENGTH) {
            throw damaged("its frame header is truncated");
        }
        return new ImageHeader(
                ImageHeader.JPEG_TYPE, ImageHeader.int16(bytes, at + 5), ImageHeader.int16(bytes, at + 3));
    }

    private static ImageHeader complete(@Nullable ImageHeader frame, boolean hasData) {
        if (frame == null) {
            throw damaged("it ends before its dimensions");
        }
        if (!hasData) {
            throw damaged("it has no picture data");
        }
        return frame;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /** Whether the marker has no length field: TEM, restart markers and SOI. */
    private static boolean isBare(int marker) {
        return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
    }

    private static InvalidPhotoException damaged(String defect) {
        return ImageHeader.damaged("JPEG", defect);
    }
}
