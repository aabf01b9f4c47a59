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
 * Crops and scales photos as the On-Premise API does. Reads the size before the pixels, refuses large sizes and skips
 * pixels while it decodes, so that the decoded pixels take at most 32 MiB. Ignores the EXIF orientation. Cannot make a
 * thumbnail of a JPEG in CMYK.
 */
final class PhotoProcessor {
    private static final int THUMBNAIL_EDGE = 640;
    private static final long MAX_PIXELS = 50_000_000;
    private static final int MAX_SIDE = 65_535;

    private PhotoProcessor() {}

    /** Returns whether the photo is larger than the limits or cannot be decoded to its end. */
    static boolean isDamaged(byte[] photo, String mediaType) {
        return decoded(photo, mediaType, PhotoProcessor::readAll).isEmpty();
    }

    /**
     * Returns the centre of the photo, a square with an edge of at most 640 pixels, in the same format.
     *
     * @return empty if the photo is larger than the limits or cannot be decoded
     */
    static Optional<byte[]> thumbnail(byte[] photo, String mediaType) {
        return decoded(
                photo,
                mediaType,
                reader -> isThumbnail(reader) ? photo.clone() : encoded(scaled(readSquare(reader)), mediaType));
    }

    private interface Reading<T> {
        T from(ImageReader reader) throws IOException;
    }

    private static <T> Optional<T> decoded(byte[] photo, String mediaType, Reading<T> reading) {
        ImageReader reader = ImageIO.getImageReadersByMIMEType(mediaType).next();
        List<String> warnings = new CopyOnWriteArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(photo))) {
            reader.setInput(in, false, true);
            demandSize(reader.getWidth(0), reader.getHeight(0));
            T result = reading.from(reader);
            return warnings.stream().anyMatch(PhotoProcessor::tellsOfTruncation)
                    ? Optional.empty()
                    : Optional.of(result);
        } catch (IOException | RuntimeException damaged) {
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    private static void demandSize(int width, int height) throws IIOException {
        if (Math.max(width, height) > MAX_SIDE || (long) width * height > MAX_PIXELS) {
            throw new IIOException("The picture has " + width + " x " + height + " pixels");
        }
    }

    /** The JPEG decoder fills the rest of a truncated picture with grey, and warns. */
    private static boolean tellsOfTruncation(String warning) {
        return warning.contains("premature end") || warning.contains("EOI");
    }

    private static boolean isThumbnail(ImageReader reader) throws IOException {
        return reader.getWidth(0) == reader.getHeight(0) && reader.getWidth(0) <= THUMBNAIL_EDGE;
    }

    /** Without colours where the decoder can, because it does not know those of CMYK. */
    private static boolean readAll(ImageReader reader) throws IOException {
        ImageReadParam wanted = subsampled(reader, Math.max(reader.getWidth(0), reader.getHeight(0)));
        if (reader.canReadRaster()) {
            reader.readRaster(0, wanted);
        } else {
            reader.read(0, wanted);
        }
        return true;
    }

    private static BufferedImage readSquare(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        int edge = Math.min(width, height);
        ImageReadParam wanted = subsampled(reader, edge);
        wanted.setSourceRegion(new Rectangle((width - edge) / 2, (height - edge) / 2, edge, edge));
        return reader.read(0, wanted);
    }

    /** Leaves fewer than twice the thumbnail's pixels along this side. */
    private static ImageReadParam subsampled(ImageReader reader, int side) {
        int step = Math.max(1, side / THUMBNAIL_EDGE);
        ImageReadParam wanted = reader.getDefaultReadParam();
        wanted.setSourceSubsampling(step, step, 0, 0);
        return wanted;
    }

    private static BufferedImage scaled(BufferedImage square) {
        if (square.getWidth() <= THUMBNAIL_EDGE) {
            return square;
        }
        BufferedImage plain = plain(square);
        double factor = (double) THUMBNAIL_EDGE / plain.getWidth();
        return new AffineTransformOp(AffineTransform.getScaleInstance(factor, factor), AffineTransformOp.TYPE_BILINEAR)
                .filter(plain, new BufferedImage(THUMBNAIL_EDGE, THUMBNAIL_EDGE, plain.getType()));
    }

    /** Of a type that can be scaled: a palette cannot, nor can 16 bits per sample. */
    private static BufferedImage plain(BufferedImage picture) {
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

    private static byte[] encoded(BufferedImage picture, String mediaType) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(picture, mediaType.substring("image/".length()), out)) {
                throw new IIOException("The JDK has no writer for " + mediaType);
            }
        }
        return bytes.toByteArray();
    }
}
