package io.wabaprofile.testkit.junit;

import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;

/** A minimal adapter to the simulator that does not use this library's HTTP client. */
final class PlainCloud implements ProfileGateway {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String key;

    PlainCloud(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    @Override
    public BusinessProfile fetch(Set<ProfileField> fields) {
        return BusinessProfile.builder().about(fetchAbout()).build();
    }

    String fetchAbout() {
        return post("GET", "/whatsapp_business_profile?fields=about", new byte[0]);
    }

    @Override
    public void apply(ProfileUpdate update) {
        throw new IllegalStateException("It reads only");
    }

    /** Opens an upload and sends it. Returns both responses. */
    String upload(byte[] content) {
        String opened = post(
                "POST", "/uploads?file_name=a.png&file_length=" + content.length + "&file_type=image/png", new byte[0]);
        String id = opened.replaceAll(".*\"id\":\"([^\"]*)\".*", "$1").replace("\\/", "/");
        return opened + post("POST", "/" + id, content);
    }

    private String post(String method, String target, byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + target))
                .method(method, BodyPublishers.ofByteArray(body))
                .header("d360-api-key", key)
                .header("file_offset", "0")
                .build();
        try {
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
