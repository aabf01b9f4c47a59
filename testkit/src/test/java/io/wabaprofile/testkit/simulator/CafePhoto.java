package io.wabaprofile.testkit.simulator;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** A picture of a cup of coffee at sunset, for screenshots of the page. */
public final class CafePhoto {
    private static final int EDGE = 320;

    private CafePhoto() {}

    public static byte[] png() throws IOException {
        BufferedImage picture = new BufferedImage(EDGE, EDGE, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setPaint(new GradientPaint(0, 0, new Color(0xFFB36B), 0, EDGE, new Color(0x8C4A6B)));
        pen.fillRect(0, 0, EDGE, EDGE);
        pen.setColor(new Color(0xFFE7B8));
        pen.fillOval(190, 50, 70, 70);
        pen.setColor(new Color(0x4A2A3A));
        pen.fillRect(0, 238, EDGE, 82);
        pen.setColor(new Color(0xFFF8EF));
        pen.fillRoundRect(92, 138, 118, 106, 60, 60);
        pen.fillRect(92, 138, 118, 40);
        pen.setStroke(new BasicStroke(13));
        pen.drawOval(188, 152, 52, 50);
        pen.fillOval(62, 234, 180, 18);
        pen.setColor(new Color(0x5B3420));
        pen.fillOval(98, 130, 106, 22);
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        return png.toByteArray();
    }
}
