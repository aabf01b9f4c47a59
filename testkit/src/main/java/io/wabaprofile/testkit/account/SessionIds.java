package io.wabaprofile.testkit.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Creates and checks session ids in the platform's form. All simulators of a JVM sign with the same random secret. */
public final class SessionIds {
    private static final SecretKeySpec SECRET = randomSecret();

    private SessionIds() {}

    private static SecretKeySpec randomSecret() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return new SecretKeySpec(random, "HmacSHA256");
    }

    /**
     * Returns a new id without a signature. Each id contains {@code +}, {@code /} and {@code =}, which a client must
     * not
     * encode; the suffix of the encoded text produces these characters.
     */
    public static String unsignedFor(IncomingFile file) {
        StringBuilder text = new StringBuilder("1:attachment:" + UUID.randomUUID() + "?file_length=" + file.length()
                + "&file_type=" + encoded(file.mediaType())
                + (file.name().isEmpty() ? "" : "&file_name=" + encoded(file.name())) + "&v=~~~???");
        if (text.length() % 3 == 0) {
            text.append('?');
        }
        return "upload:" + Base64.getEncoder().encodeToString(text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public static String signedFor(IncomingFile file) {
        return signed(unsignedFor(file));
    }

    public static String signed(String unsignedId) {
        return unsignedId + "?sig=" + signature(unsignedId);
    }

    private static String signature(String unsignedId) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(SECRET);
            byte[] signature = mac.doFinal(unsignedId.getBytes(StandardCharsets.UTF_8));
            return "AR" + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java platforms must support HmacSHA256", e);
        }
    }

    public static boolean isValid(String unsignedId, String signature) {
        return MessageDigest.isEqual(
                signature(unsignedId).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }
}
