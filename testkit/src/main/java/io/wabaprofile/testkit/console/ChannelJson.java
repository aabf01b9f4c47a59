package io.wabaprofile.testkit.console;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.account.ChannelHealth;
import io.wabaprofile.testkit.account.ChannelHealth.Down;
import io.wabaprofile.testkit.account.ChannelHealth.Forbidden;
import io.wabaprofile.testkit.account.ChannelHealth.Throttling;
import io.wabaprofile.testkit.account.ChannelRegistry;
import io.wabaprofile.testkit.account.ReceivedUpload;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.StoredPhoto;
import io.wabaprofile.testkit.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** The JSON of a channel in the control API. It contains neither the key nor the access token. */
final class ChannelJson {
    private static final int MAX_UPLOADS = 20;

    private final int number;
    private final Optional<String> name;
    private final SimulatedAccount account;

    private ChannelJson(int number, Optional<String> name, SimulatedAccount account) {
        this.number = number;
        this.name = name;
        this.account = account;
    }

    static ChannelJson of(SimulatedAccount account, ChannelRegistry channels) {
        return new ChannelJson(channels.numberOf(account), channels.name(account), account);
    }

    JsonObject summary() {
        JsonObject summary = new JsonObject()
                .and("number", number)
                .and("name", name.orElse(null))
                .and("about", account.profile().about().orElse(null))
                .and("keyAccepted", account.state().accepts(account.key()))
                .and("phoneNumberId", account.phoneNumberId())
                .and("appId", account.appId());
        ChannelHealth health = account.state().health();
        if (health instanceof Throttling throttling) {
            return summary.and("health", "throttled")
                    .and("retryAfterSeconds", throttling.seconds().orElse(0));
        }
        return summary.and(
                "health", health instanceof Down ? "down" : health instanceof Forbidden ? "forbidden" : "up");
    }

    JsonObject details() {
        return summary()
                .and("profile", profile(account.profile()))
                .and("photo", account.state().photo().map(this::photo).orElse(null))
                .and("uploads", uploads());
    }

    private static JsonObject profile(BusinessProfile profile) {
        JsonObject json = new JsonObject();
        ProfileField.all().stream()
                .filter(field -> field != ProfileField.WEBSITES && field != ProfileField.PHOTO)
                .forEach(field -> json.and(field.label(), profile.text(field).orElse(null)));
        return json.and("verticalLabel", profile.vertical().map(Vertical::label).orElse(null))
                .and("websites", profile.websites());
    }

    private JsonObject photo(StoredPhoto photo) {
        return new JsonObject()
                .and("mediaType", photo.mediaType())
                .and("length", photo.bytes().length)
                .and("sha256", photo.sha256())
                .and("path", SimulatorPage.ROOT + "channels/" + number + "/photo");
    }

    private JsonObject uploads() {
        return new JsonObject()
                .and("complete", account.uploads().size())
                .and("unfinished", account.unfinishedUploads().size())
                .and("latestComplete", latest(account.uploads()))
                .and("latestUnfinished", latest(account.unfinishedUploads()));
    }

    private static List<JsonObject> latest(List<ReceivedUpload> uploads) {
        return uploads.subList(Math.max(0, uploads.size() - MAX_UPLOADS), uploads.size()).stream()
                .map(upload -> new JsonObject()
                        .and("name", upload.name())
                        .and("mediaType", upload.mediaType())
                        .and("length", upload.length())
                        .and("offset", upload.offset())
                        .and("bytesReceived", upload.bytesReceived())
                        .and("sha256", upload.sha256()))
                .toList();
    }
}
