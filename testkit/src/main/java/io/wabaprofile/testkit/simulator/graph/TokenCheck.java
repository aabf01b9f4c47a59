package io.wabaprofile.testkit.simulator.graph;

import io.wabaprofile.testkit.account.ChannelHealth;
import io.wabaprofile.testkit.account.ChannelRegistry;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.fault.PlatformError;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.ErrorResponseException;
import io.wabaprofile.testkit.simulator.response.ErrorResponses;
import io.wabaprofile.testkit.simulator.response.GraphResponses;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the channel of a request to the Graph API by its path and its access token. */
final class TokenCheck {
    private static final String IN_QUERY = "access_token";
    private static final Pattern AUTHORIZATION = Pattern.compile("(?i)(Bearer|OAuth) +(\\S+)");

    private final ChannelRegistry channels;
    private final SimulatorRules rules;

    TokenCheck(ChannelRegistry channels, SimulatorRules rules) {
        this.channels = channels;
        this.rules = rules;
    }

    SimulatedAccount account(ApiRequest request, GraphRoute route) throws ErrorResponseException {
        List<SimulatedAccount> accounts =
                token(request, route).map(channels::byToken).orElse(List.of());
        try {
            return account(request, route, accounts);
        } catch (ErrorResponseException e) {
            if (rules.checks(StrictCheck.WRONG_KEY)) {
                throw e;
            }
            return channels.single().orElseThrow(() -> e);
        }
    }

    private Optional<String> token(ApiRequest request, GraphRoute route) throws ErrorResponseException {
        rules.require(
                !request.query().has(IN_QUERY),
                StrictCheck.ACCESS_TOKEN_IN_QUERY,
                () -> new ErrorResponseException(GraphResponses.parameter(
                        "(#100) access_token must not be in the query. Simulator: send Authorization: " + route.scheme()
                                + " with the token")));
        Matcher header = AUTHORIZATION.matcher(request.header("Authorization").orElse(""));
        if (!header.matches()) {
            return request.query().value(IN_QUERY);
        }
        rules.require(
                route.accepts(header.group(1)), StrictCheck.AUTHORIZATION_SCHEME_WRONG, () -> invalidToken(route));
        return Optional.of(header.group(2));
    }

    private static ErrorResponseException invalidToken(GraphRoute route) {
        return new ErrorResponseException(
                GraphResponses.invalidToken("send Authorization: " + route.scheme() + " with a valid token"));
    }

    private SimulatedAccount account(ApiRequest request, GraphRoute route, List<SimulatedAccount> ofToken)
            throws ErrorResponseException {
        if (ofToken.isEmpty()) {
            throw invalidToken(route);
        }
        return switch (route.kind()) {
            case SESSION -> uploading(ofToken);
            case UPLOADS -> {
                checkApp(request, route, ofToken);
                yield uploading(ofToken);
            }
            case PROFILE, NUMBER -> {
                SimulatedAccount account =
                        channels.byPhoneNumberId(route.id()).orElseThrow(() -> unknownId(request, route));
                if (!ofToken.contains(account)) {
                    throw denied();
                }
                yield account;
            }
        };
    }

    private void checkApp(ApiRequest request, GraphRoute route, List<SimulatedAccount> ofToken)
            throws ErrorResponseException {
        String own = ofToken.get(0).appId();
        if (route.id().equals(GraphRoute.OWN_APP) || route.id().equals(own)) {
            return;
        }
        throw channels.byApp(route.id()).isEmpty() ? unknownId(request, route) : denied();
    }

    /** An upload is not for a number. The first channel that is up stores it. */
    private static SimulatedAccount uploading(List<SimulatedAccount> ofToken) {
        return ofToken.stream()
                .filter(account -> account.state().health() instanceof ChannelHealth.Up)
                .findFirst()
                .orElse(ofToken.get(0));
    }

    private static ErrorResponseException denied() {
        return new ErrorResponseException(ErrorResponses.of(PlatformError.PERMISSION_DENIED));
    }

    private ErrorResponseException unknownId(ApiRequest request, GraphRoute route) {
        if (rules.has(Variant.UNKNOWN_ID_IS_400)) {
            return new ErrorResponseException(GraphResponses.unknownObject(request.method(), route.id()));
        }
        return new ErrorResponseException(
                route.kind() == GraphRoute.Kind.PROFILE
                        ? ErrorResponses.of(PlatformError.PROFILE_NOT_FOUND)
                        : GraphResponses.unknownAlias(route.id()));
    }
}
