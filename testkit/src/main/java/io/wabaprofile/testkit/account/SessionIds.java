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

/** Makes session ids of the platform's form, really signed, by one secret so that every door knows them. */
public final class SessionIds {
    private static final SecretKeySpec SECRET = randomSecret();

    private SessionIds() {}

    private static SecretKeySpec randomSecret() {
        byte[] chance = new byte[32];
        new SecureRandom().nextBytes(chance);
        return new SecretKeySpec(chance, "HmacSHA256");
    }

    /**
     * Without its signature. Every id holds {@code +}, {@code /} and {@code =}, which a client may not encode: the tail
     * of the text is there to bring them about.
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

    public static String signedFor(IncomingFile file) {
        return signed(unsignedFor(file));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public static String signed(String unsigned) {
        return unsigned + "?sig=" + signatureOf(unsigned);
    }

    private static String signatureOf(String unsigned) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(SECRET);
            byte[] signature = mac.doFinal(unsigned.getBytes(StandardCharsets.UTF_8));
            return "AR" + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    public static boolean isSigned(String unsigned, String signature) {
        return MessageDigest.isEqual(
                signatureOf(unsigned).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }
}
