package io.wabaprofile.testkit.console;

import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import java.util.List;

/** The endpoint of the control API that lists the fields of a profile, their limits, and the verticals. */
final class FieldEndpoint {
    private FieldEndpoint() {}

    static ApiResponse all() {
        List<JsonObject> fields = ProfileField.all().stream()
                .filter(field -> field.maxLength().isPresent())
                .map(field -> new JsonObject()
                        .and("name", field.label())
                        .and("maxLength", field.maxLength().getAsInt()))
                .toList();
        List<JsonObject> verticals = Vertical.known().stream()
                .map(vertical -> new JsonObject().and("code", vertical.code()).and("label", vertical.label()))
                .toList();
        return ApiResponse.json(
                200,
                new JsonObject()
                        .and("fields", fields)
                        .and("maxWebsites", ProfileField.MAX_WEBSITES)
                        .and("verticals", verticals));
    }
}
