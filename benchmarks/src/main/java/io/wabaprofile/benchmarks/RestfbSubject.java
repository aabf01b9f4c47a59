package io.wabaprofile.benchmarks;

import com.restfb.Body;
import com.restfb.DefaultFacebookClient;
import com.restfb.DefaultJsonMapper;
import com.restfb.DefaultWebRequestor;
import com.restfb.FacebookClient;
import com.restfb.FacebookEndpoints;
import com.restfb.Parameter;
import com.restfb.Version;
import com.restfb.json.Json;
import com.restfb.json.JsonArray;
import com.restfb.json.JsonObject;
import java.net.HttpURLConnection;

/** restfb with its own JSON classes, and the key in 360dialog's header. */
final class RestfbSubject implements Subject {
    private static final String PROFILE = ApiDocuments.PROFILE.substring(1);

    private final String base;
    private final JsonObject update = update();

    RestfbSubject(String base) {
        this.base = base;
    }

    @Override
    public String read(int channel) {
        return client(channel)
                .fetchObject(PROFILE, JsonObject.class, Parameter.with("fields", ApiDocuments.FIELDS))
                .get("data")
                .asArray()
                .get(0)
                .asObject()
                .get("description")
                .asString();
    }

    @Override
    public void write(int channel) {
        JsonObject response = client(channel).publish(PROFILE, JsonObject.class, Body.withData(update));
        if (!response.getBoolean("success", false)) {
            throw new IllegalStateException("The write did not succeed");
        }
    }

    /** The key is part of the client; making one costs little compared with a call. */
    private FacebookClient client(int channel) {
        String key = ApiDocuments.key(channel);
        DefaultWebRequestor requestor = new DefaultWebRequestor() {
            @Override
            protected void customizeConnection(HttpURLConnection connection) {
                connection.setRequestProperty(ApiDocuments.KEY_HEADER, key);
            }
        };
        DefaultFacebookClient client =
                new DefaultFacebookClient(null, requestor, new DefaultJsonMapper(), Version.UNVERSIONED);
        client.setFacebookEndpointUrls(new FacebookEndpoints() {
            @Override
            public String getGraphEndpoint() {
                return base;
            }
        });
        return client;
    }

    private static JsonObject update() {
        JsonArray websites = Json.array(ApiDocuments.WEBSITES.toArray(String[]::new));
        return Json.object()
                .add("messaging_product", "whatsapp")
                .add("about", ApiDocuments.ABOUT)
                .add("address", ApiDocuments.ADDRESS)
                .add("description", ApiDocuments.DESCRIPTION)
                .add("email", ApiDocuments.EMAIL)
                .add("vertical", ApiDocuments.VERTICAL)
                .add("websites", websites);
    }
}
