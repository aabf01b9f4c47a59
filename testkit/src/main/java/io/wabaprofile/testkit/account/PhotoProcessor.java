package io.wabaprofile.testkit.account;

import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Crops and scales photos as the On-Premise API does. Reads the size before the pixels, rejects large sizes and
 * subsamples
 * while it decodes, so that the decoded pixels need at most 32 MiB. Ignores the EXIF orientation. Cannot create a
 * thumbnail
 * of a JPEG in CMYK.
 */
final class PhotoProcessor {
    private static final int THUMBNAIL_EDGE = 640;
    private static final long MAX_PIXELS = 50_000_000;
    private static final int MAX_SIDE = 65_535;

    private PhotoProcessor() {}

    /** Returns whether the photo is larger than the limits or cannot be decoded to its end. */
    static boolean isDamaged(byte[] photo, String mediaType) {
        return decode(photo, mediaType, PhotoProcessor::readAll).isEmpty();
    }

    /**
     * Returns the centre of the photo, a square with an edge of at most 640 pixels, in the same format.
     *
     * @return empty if the photo is larger than the limits or cannot be decoded
     */
    static Optional<byte[]> thumbnail(byte[] photo, String mediaType) {
        return decode(
                photo,
                mediaType,
                reader -> isThumbnail(reader) ? photo.clone() : encode(scale(readSquare(reader)), mediaType));
    }

    private interface Decoder<T> {
        T decode(ImageReader reader) throws IOException;
    }

    private static <T> Optional<T> decode(byte[] photo, String mediaType, Decoder<T> decoder) {
        ImageReader reader = ImageIO.getImageReadersByMIMEType(mediaType).next();
        List<String> warnings = new CopyOnWriteArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(photo))) {
            reader.setInput(in, false, true);
            checkSize(reader.getWidth(0), reader.getHeight(0));
            T result = decoder.decode(reader);
            return warnings.stream().anyMatch(PhotoProcessor::isTruncationWarning)
                    ? Optional.empty()
                    : Optional.of(result);
        } catch (IOException | RuntimeException damaged) {
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    private static void checkSize(int width, int height) throws IIOException {
        if (Math.max(width, height) > MAX_SIDE || (long) width * height > MAX_PIXELS) {
            throw new IIOException("The picture has " + width + " x " + height + " pixels, more than the limits");
        }
    }

    /** The JPEG decoder fills the rest of a truncated picture with grey and reports a warning. */
    private static boolean isTruncationWarning(String warning) {
        return warning.contains("premature end") || warning.contains("EOI");
    }

    private static boolean isThumbnail(ImageReader reader) throws IOException {
        return reader.getWidth(0) == reader.getHeight(0) && reader.getWidth(0) <= THUMBNAIL_EDGE;
    }

    /** Reads without colour conversion if possible, because the JPEG decoder does not support the colours of CMYK. */
    private static boolean readAll(ImageReader reader) throws IOException {
        ImageReadParam parameters = subsampling(reader, Math.max(reader.getWidth(0), reader.getHeight(0)));
        if (reader.canReadRaster()) {
            reader.readRaster(0, parameters);
        } else {
            reader.read(0, parameters);
        }
        return true;
    }

    private static BufferedImage readSquare(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        int edge = Math.min(width, height);
        ImageReadParam parameters = subsampling(reader, edge);
        parameters.setSourceRegion(new Rectangle((width - edge) / 2, (height - edge) / 2, edge, edge));
        return reader.read(0, parameters);
    }

    /** Reads fewer than twice the thumbnail's pixels along this side. */
    private static ImageReadParam subsampling(ImageReader reader, int side) {
        int step = Math.max(1, side / THUMBNAIL_EDGE);
        ImageReadParam parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(step, step, 0, 0);
        return parameters;
    }

    private static BufferedImage scale(BufferedImage square) {
        if (square.getWidth() <= THUMBNAIL_EDGE) {
            return square;
        }
        BufferedImage scalable = scalable(square);
        double factor = (double) THUMBNAIL_EDGE / scalable.getWidth();
        return new AffineTransformOp(AffineTransform.getScaleInstance(factor, factor), AffineTransformOp.TYPE_BILINEAR)
                .filter(scalable, new BufferedImage(THUMBNAIL_EDGE, THUMBNAIL_EDGE, scalable.getType()));
    }

    /** Converts a picture that cannot be scaled, such as one with a palette or with 16 bits per sample. */
    private static BufferedImage scalable(BufferedImage picture) {
        return switch (picture.getType()) {
            case BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_4BYTE_ABGR -> picture;
            default -> {
                int type = picture.getColorModel().hasAlpha()
                        ? BufferedImage.TYPE_4BYTE_ABGR
                        : BufferedImage.TYPE_3BYTE_BGR;
                yield new ColorConvertOp(null)
                        .filter(picture, new BufferedImage(picture.getWidth(), picture.getHeight(), type));
            }
        };
    }

    private static byte[] encode(BufferedImage picture, String mediaType) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(picture, mediaType.substring("image/".length()), out)) {
                throw new IIOException("The JDK cannot write " + mediaType);
            }
        }
        return bytes.toByteArray();
    }
}
