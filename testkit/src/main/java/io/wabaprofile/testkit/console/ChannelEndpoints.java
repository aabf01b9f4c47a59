package io.wabaprofile.testkit.console;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.account.ChannelRegistry;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.StoredPhoto;
import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.RequestRefusedException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The part of the control API that adds, shows and arranges channels. */
public final class ChannelEndpoints {
    private static final int MOST_CHANNELS = 1_000;
    private static final int MOST_WEBSITES = 20;
    private static final int LONGEST_HINT = 86_400;
    private static final Pattern KEY = Pattern.compile("[!-~]{8,200}");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");

    private final ChannelRegistry channels;

    public ChannelEndpoints(ChannelRegistry channels) {
        this.channels = channels;
    }

    public ApiResponse all() {
        List<JsonObject> all = channels.all().stream()
                .map(account -> new ChannelJson(channels.number(account), account).summary())
                .toList();
        return ApiResponse.json(200, JsonObject.of("channels", all));
    }

    /** The only answer that holds a key. */
    public ApiResponse add(ControlRequest call) throws IOException, RequestRefusedException {
        RequestMembers given = call.membersIfAny();
        Optional<String> key = given.text("key");
        given.andNothingElse();
        if (key.isPresent() && !KEY.matcher(key.get()).matches()) {
            throw ControlRequest.refused(400, "key is 8 to 200 visible ASCII characters, or left out");
        }
        if (channels.all().size() >= MOST_CHANNELS) {
            throw ControlRequest.refused(409, "there are " + MOST_CHANNELS + " channels, and that is enough");
        }
        SimulatedAccount account = key.map(SimulatedAccount::withKey).orElseGet(SimulatedAccount::create);
        try {
            channels.add(account);
        } catch (IllegalArgumentException taken) {
            throw ControlRequest.refused(409, "a channel with this key is already served");
        }
        return ApiResponse.json(
                201, new JsonObject().and("number", channels.number(account)).and("key", account.key()));
    }

    public ApiResponse show(ControlRequest call) throws RequestRefusedException {
        SimulatedAccount account = account(call);
        return ApiResponse.json(200, new ChannelJson(channels.number(account), account).whole());
    }

    public ApiResponse arrangeProfile(ControlRequest call) throws IOException, RequestRefusedException {
        SimulatedAccount account = account(call);
        RequestMembers given = call.members();
        BusinessProfile wanted = BusinessProfile.builder()
                .about(given.text("about").orElse(null))
                .address(given.text("address").orElse(null))
                .description(given.text("description").orElse(null))
                .email(given.text("email").orElse(null))
                .vertical(given.text("vertical")
                        .filter(code -> !code.isBlank())
                        .map(Vertical::of)
                        .orElse(null))
                .websites(given.texts("websites", MOST_WEBSITES))
                .build();
        given.andNothingElse();
        account.setProfile(wanted);
        return show(call);
    }

    public ApiResponse photo(ControlRequest call) throws RequestRefusedException {
        StoredPhoto photo = account(call)
                .state()
                .photo()
                .orElseThrow(() -> ControlRequest.refused(404, "the channel has no photo"));
        return ApiResponse.bytes(photo.mediaType(), photo.bytes());
    }

    public ApiResponse arrangePhoto(ControlRequest call) throws IOException, RequestRefusedException {
        SimulatedAccount account = account(call);
        try {
            account.setPhoto(call.bytes(StoredPhoto.MAX_BYTES));
        } catch (IllegalArgumentException neither) {
            throw ControlRequest.refused(400, "the body is a JPEG or a PNG by its first bytes");
        }
        return show(call);
    }

    public ApiResponse removePhoto(ControlRequest call) throws RequestRefusedException {
        account(call).removePhoto();
        return show(call);
    }

    public ApiResponse arrangeCondition(ControlRequest call) throws IOException, RequestRefusedException {
        SimulatedAccount account = account(call);
        RequestMembers given = call.members();
        switch (given.neededText("condition")) {
            case "well" -> {
                given.andNothingElse();
                account.recover();
            }
            case "down" -> {
                given.andNothingElse();
                account.outage();
            }
            case "throttled" -> {
                long seconds = given.neededWholeNumber("retryAfterSeconds", 0, LONGEST_HINT);
                given.andNothingElse();
                account.throttle(Duration.ofSeconds(seconds));
            }
            default -> throw ControlRequest.refused(400, "condition is one of well, throttled, down");
        }
        return show(call);
    }

    public ApiResponse arrangeKey(ControlRequest call) throws IOException, RequestRefusedException {
        SimulatedAccount account = account(call);
        RequestMembers given = call.members();
        boolean accepted =
                given.truth("accepted").orElseThrow(() -> ControlRequest.refused(400, "accepted is missing"));
        given.andNothingElse();
        if (accepted) {
            account.restoreKey();
        } else {
            account.revokeKey();
        }
        return show(call);
    }

    private SimulatedAccount account(ControlRequest call) throws RequestRefusedException {
        String number = call.variable("number");
        Optional<SimulatedAccount> account =
                NUMBER.matcher(number).matches() ? channels.numbered(Integer.parseInt(number)) : Optional.empty();
        return account.orElseThrow(() -> ControlRequest.refused(404, "there is no channel of this number"));
    }
}
