package io.wabaprofile.testkit.console;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.account.ChannelHealth;
import io.wabaprofile.testkit.account.ChannelHealth.Down;
import io.wabaprofile.testkit.account.ChannelHealth.Throttling;
import io.wabaprofile.testkit.account.ReceivedUpload;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.StoredPhoto;
import io.wabaprofile.testkit.account.VerticalCodes;
import io.wabaprofile.testkit.json.JsonObject;
import java.util.List;
import java.util.Map;

/** What the control API shows of a channel: everything but its key. */
final class ChannelJson {
    private static final int LATEST = 20;

    /** Those that the platform knows by code only, as people call them. */
    private static final Map<String, String> WORDS_BY_CODE = Map.of(
            "ALCOHOL", "Alcoholic Beverages",
            "ONLINE_GAMBLING", "Online Gambling and Gaming",
            "PHYSICAL_GAMBLING", "Non-Online Gambling and Gaming",
            "OTC_DRUGS", "Over-the-Counter Drugs",
            "MATRIMONY_SERVICE", "Matrimony Service");

    private final int number;
    private final SimulatedAccount account;

    ChannelJson(int number, SimulatedAccount account) {
        this.number = number;
        this.account = account;
    }

    JsonObject summary() {
        return head();
    }

    JsonObject whole() {
        return head().and("profile", profile(account.profile()))
                .and("photo", account.state().photo().map(this::photo).orElse(null))
                .and("uploads", uploads());
    }

    private JsonObject head() {
        JsonObject head = new JsonObject()
                .and("number", number)
                .and("about", account.profile().about().orElse(null))
                .and("keyAccepted", account.state().accepts(account.key()));
        ChannelHealth condition = account.state().health();
        if (condition instanceof Throttling throttling) {
            return head.and("condition", "throttled")
                    .and("retryAfterSeconds", throttling.seconds().orElse(0));
        }
        return head.and("condition", condition instanceof Down ? "down" : "well");
    }

    private static JsonObject profile(BusinessProfile profile) {
        String code = profile.vertical().map(Vertical::code).orElse(null);
        return new JsonObject()
                .and("about", profile.about().orElse(null))
                .and("address", profile.address().orElse(null))
                .and("description", profile.description().orElse(null))
                .and("email", profile.email().orElse(null))
                .and("vertical", code)
                .and("verticalInWords", code == null ? null : inWords(code))
                .and("websites", profile.websites());
    }

    static String inWords(String code) {
        return WORDS_BY_CODE.getOrDefault(code, VerticalCodes.labelOf(code));
    }

    private JsonObject photo(StoredPhoto photo) {
        return new JsonObject()
                .and("mediaType", photo.mediaType())
                .and("length", photo.bytes().length)
                .and("sha256", photo.sha256())
                .and("path", SimulatorPage.ROOT + "channels/" + number + "/photo");
    }

    private JsonObject uploads() {
        List<ReceivedUpload> whole = account.uploads();
        List<ReceivedUpload> unfinished = account.unfinishedUploads();
        return new JsonObject()
                .and("whole", whole.size())
                .and("unfinished", unfinished.size())
                .and(
                        "latestWhole",
                        latest(whole).stream()
                                .map(one -> file(one.name(), one.mediaType(), one.length(), one.bytesReceived())
                                        .and("sha256", one.sha256()))
                                .toList())
                .and(
                        "latestUnfinished",
                        latest(unfinished).stream()
                                .map(one -> file(one.name(), one.mediaType(), one.length(), one.bytesReceived())
                                        .and("offset", one.offset()))
                                .toList());
    }

    private static JsonObject file(String name, String mediaType, long length, long bytesReceived) {
        return new JsonObject()
                .and("name", name)
                .and("mediaType", mediaType)
                .and("length", length)
                .and("bytesReceived", bytesReceived);
    }

    private static <T> List<T> latest(List<T> all) {
        return all.subList(Math.max(0, all.size() - LATEST), all.size());
    }
}
