package io.wabaprofile.profile;

/**
 * Parses the chunks of a PNG: a header, picture data, and an end chunk. Ignores bytes after the end chunk. Does not
 * verify
 * checksums.
 */
final class PngChunks {
    private static final int SIGNATURE = 8;
    /** The bytes of a chunk's length, type and checksum. */
    private static final int FRAME = 12;

    private static final int IHDR = 0x49484452;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454E44;
    private static final int HEADER_LENGTH = 13;

    private PngChunks() {}

    static ImageHeader read(byte[] bytes) {
        boolean hasData = false;
        for (int at = SIGNATURE; at + FRAME <= bytes.length; ) {
            int length = ImageHeader.int32(bytes, at);
            int type = ImageHeader.int32(bytes, at + 4);
            if (at == SIGNATURE && (type != IHDR || length != HEADER_LENGTH)) {
                throw ImageHeader.damaged("PNG", "its first chunk is not a header");
            }
            if (length < 0 || length > bytes.length - at - FRAME) {
                break;
            }
            hasData |= type == IDAT && length > 0;
            if (type == IEND) {
                return header(bytes, hasData);
            }
            at += FRAME + length;
        }
        throw ImageHeader.damaged("PNG", "it ends before its end chunk (IEND)");
    }

    private static ImageHeader header(byte[] bytes, boolean hasData) {
        if (!hasData) {
            throw ImageHeader.damaged("PNG", "it has no picture data (IDAT)");
        }
        return new ImageHeader(ImageHeader.PNG_TYPE, ImageHeader.int32(bytes, 16), ImageHeader.int32(bytes, 20));
    }
}
