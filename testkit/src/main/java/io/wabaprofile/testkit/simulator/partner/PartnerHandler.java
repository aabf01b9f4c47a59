package io.wabaprofile.testkit.simulator.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.ApiPaths;
import io.wabaprofile.testkit.account.ChannelHealth.Throttling;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.SimulatedNumber;
import io.wabaprofile.testkit.account.SimulatedPartner;
import io.wabaprofile.testkit.fault.Fault;
import io.wabaprofile.testkit.fault.PlatformError;
import io.wabaprofile.testkit.json.Json;
import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.json.MalformedJson;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.ErrorResponseException;
import io.wabaprofile.testkit.simulator.response.ErrorResponses;
import io.wabaprofile.testkit.simulator.response.GatewayResponses;
import io.wabaprofile.testkit.simulator.response.ThrottledResponses;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Handles the list of a partner's channels. Its requests have the key of the partner and belong to no channel. A filter
 * compares a member of the channel with a text. {@code sort} is accepted and does not change the order.
 */
public final class PartnerHandler {
    private static final Pattern PATH = Pattern.compile(Pattern.quote(ApiPaths.PARTNERS) + "([^/]+)/channels");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final int DEFAULT_LIMIT = 10;
    private static final int MAX_LIMIT = 1_000;

    private final SimulatorRules rules;
    private final SimulatedPartner partner;
    private final Supplier<List<SimulatedAccount>> accounts;
    private final GatewayResponses gateway;
    private final ThrottledResponses throttled;

    public PartnerHandler(SimulatorRules rules, SimulatedPartner partner, Supplier<List<SimulatedAccount>> accounts) {
        this.rules = rules;
        this.partner = partner;
        this.accounts = accounts;
        this.gateway = new GatewayResponses(rules);
        this.throttled = new ThrottledResponses(rules);
    }

    /**
     * Returns the operation of a request; empty if the request is not for this API. A request with filters reads facts.
     */
    public Optional<Operation> operation(ApiRequest request) {
        if (!request.is("GET") || !PATH.matcher(request.path()).matches()) {
            return Optional.empty();
        }
        return Optional.of(request.query().has("filters") ? Operation.FETCH_FACTS : Operation.LIST_CHANNELS);
    }

    /** Whether the request has the key of the partner, or the check of keys is disabled. */
    public boolean accepts(ApiRequest request) {
        return !rules.checks(StrictCheck.WRONG_KEY)
                || request.header("X-API-Key").filter(partner::accepts).isPresent();
    }

    public ApiResponse handle(ApiRequest request) {
        if (!accepts(request)) {
            return gateway.invalidPartnerKey();
        }
        Fault fault = request.fault().orElse(null);
        if (fault instanceof Fault.Throttle throttle) {
            Throttling throttling = new Throttling(throttle.hint());
            return throttled.response(throttling, GatewayResponses.throttledText(throttling));
        }
        if (fault instanceof Fault.ErrorResponse error) {
            return ErrorResponses.of(error.error());
        }
        Matcher path = PATH.matcher(request.path());
        if (!path.matches() || !path.group(1).equals(partner.id())) {
            return gateway.partnerError(PlatformError.PARTNER_DENIED.status(), PlatformError.PARTNER_DENIED.text());
        }
        try {
            return page(request);
        } catch (ErrorResponseException e) {
            return e.response();
        }
    }

    private ApiResponse page(ApiRequest request) throws ErrorResponseException {
        int limit = number(request, "limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
        int offset = number(request, "offset", 0, 0, Integer.MAX_VALUE);
        JsonNode filters = filters(request);
        List<JsonObject> found = accounts.get().stream()
                .map(PartnerHandler::channel)
                .filter(channel -> rules.has(Variant.LIST_FILTERS_IGNORED) || matches(channel, filters))
                .toList();
        List<JsonObject> page = found.stream().skip(offset).limit(limit).toList();
        return ApiResponse.json(
                200,
                new JsonObject()
                        .and("count", page.size())
                        .and("filters", filters)
                        .and("sort", request.query().value("sort").stream().toList())
                        .and("limit", limit)
                        .and("offset", offset)
                        .and("total", found.size())
                        .and(rules.has(Variant.LIST_NAMED_CHANNELS) ? "channels" : "partner_channels", page));
    }

    private int number(ApiRequest request, String name, int byDefault, int min, int max) throws ErrorResponseException {
        if (!request.query().has(name)) {
            return byDefault;
        }
        Optional<Integer> number = request.query()
                .value(name)
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Integer::valueOf)
                .filter(value -> value >= min && value <= max);
        rules.require(number.isPresent(), StrictCheck.LIST_PARAMETER_INVALID, () -> invalid(name));
        return number.orElse(byDefault);
    }

    private JsonNode filters(ApiRequest request) throws ErrorResponseException {
        Optional<JsonNode> filters = request.query().value("filters").flatMap(PartnerHandler::object);
        rules.require(
                filters.isPresent() || !request.query().has("filters"),
                StrictCheck.LIST_PARAMETER_INVALID,
                () -> invalid("filters"));
        return filters.orElseGet(JsonNodeFactory.instance::objectNode);
    }

    private static Optional<JsonNode> object(String json) {
        try {
            return Optional.of(Json.read(json)).filter(JsonNode::isObject);
        } catch (MalformedJson e) {
            return Optional.empty();
        }
    }

    private ErrorResponseException invalid(String parameter) {
        return new ErrorResponseException(gateway.partnerError(400, "Invalid value of the parameter " + parameter));
    }

    private static boolean matches(JsonObject channel, JsonNode filters) {
        return filters.properties().stream()
                .allMatch(filter -> filter.getValue().asText().equals(channel.get(filter.getKey())));
    }

    private static JsonObject channel(SimulatedAccount account) {
        SimulatedNumber number = account.number();
        return JsonObject.of("id", account.channelId())
                .and("status", number.channelStatus())
                .and("current_quality_rating", number.quality())
                .and("current_limit", number.messagingLimit())
                .and(
                        "setup_info",
                        JsonObject.of("phone_number", account.phoneNumber()).and("phone_name", number.displayName()))
                .and("waba_account", Map.of("external_id", account.accountId()));
    }
}
