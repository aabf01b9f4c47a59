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

/** The endpoints of the control API that add channels, show them and set their state. */
public final class ChannelEndpoints {
    private static final int MAX_CHANNELS = 1_000;
    private static final int MAX_WEBSITES = 20;
    private static final int MAX_RETRY_AFTER = 86_400;
    private static final Pattern KEY = Pattern.compile("[!-~]{8,200}");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");

    private final ChannelRegistry channels;

    public ChannelEndpoints(ChannelRegistry channels) {
        this.channels = channels;
    }

    public ApiResponse all() {
        List<JsonObject> all = channels.all().stream()
                .map(account -> new ChannelJson(channels.numberOf(account), account).summary())
                .toList();
        return ApiResponse.json(200, JsonObject.of("channels", all));
    }

    /** The only response that has a key. */
    public ApiResponse add(ControlRequest request) throws IOException, RequestRefusedException {
        RequestMembers given = request.membersIfAny();
        Optional<String> key = given.text("key");
        given.andNothingElse();
        if (key.isPresent() && !KEY.matcher(key.get()).matches()) {
            throw ControlRequest.refused(400, "key is 8 to 200 visible ASCII characters, or left out");
        }
        if (channels.all().size() >= MAX_CHANNELS) {
            throw ControlRequest.refused(409, "there are " + MAX_CHANNELS + " channels; this is the maximum");
        }
        SimulatedAccount account = key.map(SimulatedAccount::withKey).orElseGet(SimulatedAccount::create);
        try {
            channels.add(account);
        } catch (IllegalArgumentException taken) {
            throw ControlRequest.refused(409, "a channel with this key is already served");
        }
        return ApiResponse.json(
                201, new JsonObject().and("number", channels.numberOf(account)).and("key", account.key()));
    }

    public ApiResponse show(ControlRequest request) throws RequestRefusedException {
        SimulatedAccount account = account(request);
        return ApiResponse.json(200, new ChannelJson(channels.numberOf(account), account).details());
    }

    public ApiResponse setProfile(ControlRequest request) throws IOException, RequestRefusedException {
        SimulatedAccount account = account(request);
        RequestMembers given = request.members();
        BusinessProfile wanted = BusinessProfile.builder()
                .about(given.text("about").orElse(null))
                .address(given.text("address").orElse(null))
                .description(given.text("description").orElse(null))
                .email(given.text("email").orElse(null))
                .vertical(given.text("vertical")
                        .filter(code -> !code.isBlank())
                        .map(Vertical::of)
                        .orElse(null))
                .websites(given.texts("websites", MAX_WEBSITES))
                .build();
        given.andNothingElse();
        account.setProfile(wanted);
        return show(request);
    }

    public ApiResponse photo(ControlRequest request) throws RequestRefusedException {
        StoredPhoto photo = account(request)
                .state()
                .photo()
                .orElseThrow(() -> ControlRequest.refused(404, "the channel has no photo"));
        return ApiResponse.bytes(photo.mediaType(), photo.bytes());
    }

    public ApiResponse setPhoto(ControlRequest request) throws IOException, RequestRefusedException {
        SimulatedAccount account = account(request);
        try {
            account.setPhoto(request.bytes(StoredPhoto.MAX_BYTES));
        } catch (IllegalArgumentException neither) {
            throw ControlRequest.refused(400, "the body is a JPEG or a PNG by its first bytes");
        }
        return show(request);
    }

    public ApiResponse removePhoto(ControlRequest request) throws RequestRefusedException {
        account(request).removePhoto();
        return show(request);
    }

    public ApiResponse setHealth(ControlRequest request) throws IOException, RequestRefusedException {
        SimulatedAccount account = account(request);
        RequestMembers given = request.members();
        switch (given.neededText("health")) {
            case "up" -> {
                given.andNothingElse();
                account.recover();
            }
            case "down" -> {
                given.andNothingElse();
                account.outage();
            }
            case "throttled" -> {
                long seconds = given.neededWholeNumber("retryAfterSeconds", 0, MAX_RETRY_AFTER);
                given.andNothingElse();
                account.throttle(Duration.ofSeconds(seconds));
            }
            default -> throw ControlRequest.refused(400, "health is one of up, throttled, down");
        }
        return show(request);
    }

    public ApiResponse setKey(ControlRequest request) throws IOException, RequestRefusedException {
        SimulatedAccount account = account(request);
        RequestMembers given = request.members();
        boolean accepted =
                given.truth("accepted").orElseThrow(() -> ControlRequest.refused(400, "accepted is missing"));
        given.andNothingElse();
        if (accepted) {
            account.restoreKey();
        } else {
            account.revokeKey();
        }
        return show(request);
    }

    private SimulatedAccount account(ControlRequest request) throws RequestRefusedException {
        String number = request.variable("number");
        Optional<SimulatedAccount> account =
                NUMBER.matcher(number).matches() ? channels.byNumber(Integer.parseInt(number)) : Optional.empty();
        return account.orElseThrow(() -> ControlRequest.refused(404, "there is no channel of this number"));
    }
}
