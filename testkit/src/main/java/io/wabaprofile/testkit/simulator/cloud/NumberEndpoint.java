package io.wabaprofile.testkit.simulator.cloud;

import io.wabaprofile.testkit.account.GraphToken;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.SimulatedNumber;
import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.ErrorResponseException;
import io.wabaprofile.testkit.simulator.response.GraphResponses;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Responds to reads of the facts about a number: the health status at 360dialog, the requested fields in the Graph API. */
public final class NumberEndpoint {
    private static final String HEALTH = "health_status";
    private static final String CAN_SEND = "can_send_message";
    private static final String USERNAME = "username";
    private static final List<String> DEFAULT_FIELDS = List.of("verified_name", "quality_rating");

    private final SimulatorRules rules;

    public NumberEndpoint(SimulatorRules rules) {
        this.rules = rules;
    }

    /** Returns the response of 360dialog's health endpoint. */
    static ApiResponse health(SimulatedAccount account) {
        return ApiResponse.json(
                200, new JsonObject().and(HEALTH, healthStatus(account)).and("id", account.phoneNumberId()));
    }

    /** Returns the fields that the query requests; name and quality rating if it requests none. */
    public ApiResponse fields(SimulatedAccount account, ApiRequest request) throws ErrorResponseException {
        List<String> fields = request.query()
                .value("fields")
                .map(names -> List.of(names.split(",", -1)))
                .orElse(DEFAULT_FIELDS);
        Map<String, Value> known = values(account);
        JsonObject response = new JsonObject();
        for (String field : fields) {
            Value value = known.get(field);
            rules.require(
                    value != null,
                    StrictCheck.FIELD_UNKNOWN,
                    () -> new ErrorResponseException(GraphResponses.nonexistingField(field)));
            response.and(field, value == null ? null : value.content());
        }
        return ApiResponse.json(200, response.and("id", account.phoneNumberId()));
    }

    /** @param content null if the number has no value for the field */
    private record Value(@Nullable Object content) {}

    private Map<String, Value> values(SimulatedAccount account) {
        SimulatedNumber number = account.number();
        Map<String, Value> values = new HashMap<>(Map.of(
                HEALTH,
                new Value(healthStatus(account)),
                "verified_name",
                new Value(number.displayName()),
                "name_status",
                new Value(number.nameStatus()),
                "quality_rating",
                new Value(number.quality()),
                "messaging_limit_tier",
                new Value(number.messagingLimit()),
                "is_official_business_account",
                new Value(number.official()),
                USERNAME,
                new Value(number.username()),
                "id",
                new Value(account.phoneNumberId())));
        if (rules.has(Variant.USERNAME_FIELD_UNKNOWN)) {
            values.remove(USERNAME);
        }
        return values;
    }

    /** Returns null if the platform reports no status. The other entities are available, so the number decides. */
    private static @Nullable JsonObject healthStatus(SimulatedAccount account) {
        String status = account.number().canSend();
        if (status == null) {
            return null;
        }
        GraphToken token = account.state().token();
        JsonObject number = entity("PHONE_NUMBER", account.phoneNumberId(), status)
                .and("errors", status.equals("BLOCKED") ? List.of(blockedError()) : null)
                .and(
                        "additional_info",
                        status.equals("LIMITED") ? List.of("The display name is not yet approved.") : null);
        return new JsonObject()
                .and(CAN_SEND, status)
                .and(
                        "entities",
                        List.of(
                                number,
                                entity("WABA", token.accountId(), "AVAILABLE"),
                                entity("BUSINESS", token.businessId(), "AVAILABLE"),
                                entity("APP", token.appId(), "AVAILABLE")));
    }

    private static JsonObject entity(String type, String id, String status) {
        return new JsonObject().and("entity_type", type).and("id", id).and(CAN_SEND, status);
    }

    private static JsonObject blockedError() {
        return new JsonObject()
                .and("error_code", 141_000)
                .and("error_description", "The number is not registered.")
                .and("possible_solution", "Register the number.");
    }
}
