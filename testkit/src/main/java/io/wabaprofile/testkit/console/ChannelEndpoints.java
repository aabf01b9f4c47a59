package io.wabaprofile.testkit.console;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.account.ChannelRegistry;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.StoredPhoto;
import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.ErrorResponseException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The endpoints of the control API that add, show, name and remove channels, and set their state. */
public final class ChannelEndpoints {
    private static final int MAX_CHANNELS = 1_000;
    private static final int MAX_NAME = 60;
    private static final int MAX_WEBSITES = 20;
    private static final int MAX_RETRY_AFTER = 86_400;
    private static final Pattern KEY = Pattern.compile("[!-~]{8,200}");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");

    private final ChannelRegistry channels;
    private final Consumer<SimulatedAccount> removal;

    public ChannelEndpoints(ChannelRegistry channels, Consumer<SimulatedAccount> removal) {
        this.channels = channels;
        this.removal = removal;
    }

    ApiResponse all() {
        List<JsonObject> all = channels.all().stream()
                .map(account -> ChannelJson.of(account, channels).summary())
                .toList();
        return ApiResponse.json(200, JsonObject.of("channels", all));
    }

    /** The only response that has a key and an access token. */
    ApiResponse add(ControlRequest request) throws IOException, ErrorResponseException {
        RequestMembers members = request.optionalMembers();
        Optional<String> key = members.text("key");
        members.rejectUnknown();
        if (key.isPresent() && !KEY.matcher(key.get()).matches()) {
            throw ControlRequest.error(400, "key must be 8 to 200 visible ASCII characters, or absent");
        }
        if (channels.all().size() >= MAX_CHANNELS) {
            throw ControlRequest.error(409, "the maximum of " + MAX_CHANNELS + " channels is reached");
        }
        SimulatedAccount account = key.map(SimulatedAccount::withKey).orElseGet(SimulatedAccount::create);
        try {
            channels.add(account);
        } catch (IllegalArgumentException taken) {
            throw ControlRequest.error(409, "another channel has this key");
        }
        return ApiResponse.json(
                201,
                new JsonObject()
                        .and("number", channels.numberOf(account))
                        .and("key", account.key())
                        .and("accessToken", account.accessToken())
                        .and("phoneNumberId", account.phoneNumberId())
                        .and("appId", account.appId()));
    }

    ApiResponse show(ControlRequest request) throws ErrorResponseException {
        SimulatedAccount account = account(request);
        return ApiResponse.json(200, ChannelJson.of(account, channels).details());
    }

    ApiResponse setName(ControlRequest request) throws IOException, ErrorResponseException {
        SimulatedAccount account = account(request);
        RequestMembers members = request.members();
        String name = members.requiredText("name");
        members.rejectUnknown();
        if (name.codePointCount(0, name.length()) > MAX_NAME
                || name.codePoints().anyMatch(Character::isISOControl)) {
            throw ControlRequest.error(
                    400, "name must be a text of at most " + MAX_NAME + " characters, without control characters");
        }
        channels.setName(account, name);
        return show(request);
    }

    ApiResponse remove(ControlRequest request) throws ErrorResponseException {
        SimulatedAccount account = account(request);
        try {
            removal.accept(account);
        } catch (IllegalArgumentException alreadyRemoved) {
            throw unknownChannel();
        }
        return all();
    }

    ApiResponse setProfile(ControlRequest request) throws IOException, ErrorResponseException {
        SimulatedAccount account = account(request);
        RequestMembers members = request.members();
        BusinessProfile profile = BusinessProfile.builder()
                .about(members.text("about").orElse(null))
                .address(members.text("address").orElse(null))
                .description(members.text("description").orElse(null))
                .email(members.text("email").orElse(null))
                .vertical(members.text("vertical")
                        .filter(code -> !code.isBlank())
                        .map(Vertical::of)
                        .orElse(null))
                .websites(members.texts("websites", MAX_WEBSITES))
                .build();
        members.rejectUnknown();
        account.setProfile(profile);
        return show(request);
    }

    ApiResponse photo(ControlRequest request) throws ErrorResponseException {
        StoredPhoto photo = account(request)
                .state()
                .photo()
                .orElseThrow(() -> ControlRequest.error(404, "the channel has no photo"));
        return ApiResponse.bytes(photo.mediaType(), photo.bytes());
    }

    ApiResponse setPhoto(ControlRequest request) throws IOException, ErrorResponseException {
        SimulatedAccount account = account(request);
        try {
            account.setPhoto(request.bytes(StoredPhoto.MAX_BYTES));
        } catch (IllegalArgumentException notPhoto) {
            throw ControlRequest.error(400, "the photo must be a JPEG or a PNG");
        }
        return show(request);
    }

    ApiResponse removePhoto(ControlRequest request) throws ErrorResponseException {
        account(request).removePhoto();
        return show(request);
    }

    ApiResponse setHealth(ControlRequest request) throws IOException, ErrorResponseException {
        SimulatedAccount account = account(request);
        RequestMembers members = request.members();
        switch (members.requiredText("health")) {
            case "up" -> {
                members.rejectUnknown();
                account.recover();
            }
            case "down" -> {
                members.rejectUnknown();
                account.outage();
            }
            case "forbidden" -> {
                members.rejectUnknown();
                account.forbid();
            }
            case "throttled" -> {
                long seconds = members.requiredWholeNumber("retryAfterSeconds", 0, MAX_RETRY_AFTER);
                members.rejectUnknown();
                account.throttle(Duration.ofSeconds(seconds));
            }
            default -> throw ControlRequest.error(400, "health must be one of up, throttled, down, forbidden");
        }
        return show(request);
    }

    ApiResponse setKey(ControlRequest request) throws IOException, ErrorResponseException {
        SimulatedAccount account = account(request);
        RequestMembers members = request.members();
        boolean accepted = members.bool("accepted").orElseThrow(() -> ControlRequest.error(400, "accepted is missing"));
        members.rejectUnknown();
        if (accepted) {
            account.restoreKey();
        } else {
            account.revokeKey();
        }
        return show(request);
    }

    private SimulatedAccount account(ControlRequest request) throws ErrorResponseException {
        String number = request.variable("number");
        Optional<SimulatedAccount> account =
                NUMBER.matcher(number).matches() ? channels.byNumber(Integer.parseInt(number)) : Optional.empty();
        return account.orElseThrow(ChannelEndpoints::unknownChannel);
    }

    private static ErrorResponseException unknownChannel() {
        return ControlRequest.error(404, "no channel has this number");
    }
}
