package io.wabaprofile.testkit.console;

import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.ErrorResponseException;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The endpoints of the control API that disable checks and enable variants. */
public final class RuleEndpoints {
    private final SimulatorRules rules;

    public RuleEndpoints(SimulatorRules rules) {
        this.rules = rules;
    }

    ApiResponse checks() {
        Set<StrictCheck> disabled = rules.disabledChecks();
        List<JsonObject> checks = Arrays.stream(StrictCheck.values())
                .map(check -> new JsonObject()
                        .and("name", check.name())
                        .and("description", RuleTexts.description(check))
                        .and("disabled", disabled.contains(check)))
                .toList();
        return ApiResponse.json(200, JsonObject.of("checks", checks));
    }

    ApiResponse disableCheck(ControlRequest request) throws ErrorResponseException {
        rules.disable(request.constant(StrictCheck.class, "GET /_simulator/checks"));
        return checks();
    }

    ApiResponse enableCheck(ControlRequest request) throws ErrorResponseException {
        rules.enable(request.constant(StrictCheck.class, "GET /_simulator/checks"));
        return checks();
    }

    ApiResponse variants() {
        Set<Variant> enabled = rules.enabledVariants();
        List<JsonObject> variants = Arrays.stream(Variant.values())
                .map(variant -> new JsonObject()
                        .and("name", variant.name())
                        .and("effect", RuleTexts.effect(variant))
                        .and("fact", variant.fact())
                        .and("byDefault", variant.byDefault())
                        .and("source", variant.source())
                        .and("enabled", enabled.contains(variant)))
                .toList();
        return ApiResponse.json(200, JsonObject.of("variants", variants));
    }

    ApiResponse enableVariant(ControlRequest request) throws ErrorResponseException {
        rules.enable(request.constant(Variant.class, "GET /_simulator/variants"));
        return variants();
    }

    ApiResponse disableVariant(ControlRequest request) throws ErrorResponseException {
        rules.disable(request.constant(Variant.class, "GET /_simulator/variants"));
        return variants();
    }
}
