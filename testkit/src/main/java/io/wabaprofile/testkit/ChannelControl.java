package io.wabaprofile.testkit;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.Vertical;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The part of the control API that adds, shows and arranges channels. */
final class ChannelControl {
    private static final int MOST_CHANNELS = 1_000;
    private static final int MOST_WEBSITES = 20;
    private static final int LONGEST_HINT = 86_400;
    private static final Pattern KEY = Pattern.compile("[!-~]{8,200}");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");

    private final Channels channels;

    ChannelControl(Channels channels) {
        this.channels = channels;
    }

    Answer all() {
        List<Map<String, Object>> all = channels.all().stream()
                .map(account -> new ChannelView(channels.number(account), account).summary())
                .toList();
        return Answer.json(200, JsonObject.of("channels", all));
    }

    /** The only answer that holds a key. */
    Answer add(ControlCall call) throws IOException, Refused {
        Members given = call.membersIfAny();
        Optional<String> key = given.text("key");
        given.andNothingElse();
        if (key.isPresent() && !KEY.matcher(key.get()).matches()) {
            throw ControlCall.refused(400, "key is 8 to 200 visible ASCII characters, or left out");
        }
        if (channels.all().size() >= MOST_CHANNELS) {
            throw ControlCall.refused(409, "there are " + MOST_CHANNELS + " channels, and that is enough");
        }
        SimulatedAccount account = key.map(SimulatedAccount::withKey).orElseGet(SimulatedAccount::create);
        try {
            channels.add(account);
        } catch (IllegalArgumentException taken) {
            throw ControlCall.refused(409, "a channel with this key is already served");
        }
        return Answer.json(
                201,
                new JsonObject()
                        .and("number", channels.number(account))
                        .and("key", account.key())
                        .members());
    }

    Answer show(ControlCall call) throws Refused {
        SimulatedAccount account = account(call);
        return Answer.json(200, new ChannelView(channels.number(account), account).whole());
    }

    Answer arrangeProfile(ControlCall call) throws IOException, Refused {
        SimulatedAccount account = account(call);
        Members given = call.members();
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
        account.hold(wanted);
        return show(call);
    }

    Answer photo(ControlCall call) throws Refused {
        StoredPhoto photo =
                account(call).storedPhoto().orElseThrow(() -> ControlCall.refused(404, "the channel has no photo"));
        return Answer.bytes(photo.mediaType(), photo.bytes());
    }

    Answer arrangePhoto(ControlCall call) throws IOException, Refused {
        SimulatedAccount account = account(call);
        try {
            account.holdPhoto(call.bytes(StoredPhoto.MAX_BYTES));
        } catch (IllegalArgumentException neither) {
            throw ControlCall.refused(400, "the body is a JPEG or a PNG by its first bytes");
        }
        return show(call);
    }

    Answer removePhoto(ControlCall call) throws Refused {
        account(call).removePhoto();
        return show(call);
    }

    Answer arrangeCondition(ControlCall call) throws IOException, Refused {
        SimulatedAccount account = account(call);
        Members given = call.members();
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
            default -> throw ControlCall.refused(400, "condition is one of well, throttled, down");
        }
        return show(call);
    }

    Answer arrangeKey(ControlCall call) throws IOException, Refused {
        SimulatedAccount account = account(call);
        Members given = call.members();
        boolean accepted = given.truth("accepted").orElseThrow(() -> ControlCall.refused(400, "accepted is missing"));
        given.andNothingElse();
        if (accepted) {
            account.restoreKey();
        } else {
            account.revokeKey();
        }
        return show(call);
    }

    private SimulatedAccount account(ControlCall call) throws Refused {
        String number = call.variable("number");
        Optional<SimulatedAccount> account =
                NUMBER.matcher(number).matches() ? channels.numbered(Integer.parseInt(number)) : Optional.empty();
        return account.orElseThrow(() -> ControlCall.refused(404, "there is no channel of this number"));
    }
}
