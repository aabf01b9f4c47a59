package io.wabaprofile.testkit.console;

import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.RequestRefusedException;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.util.Arrays;
import java.util.Set;

/** The endpoints of the control API that disable checks and enable variants. */
public final class RuleEndpoints {
    private final SimulatorRules rules;

    public RuleEndpoints(SimulatorRules rules) {
        this.rules = rules;
    }

    public ApiResponse checks() {
        Set<StrictCheck> disabled = rules.disabledChecks();
        return ApiResponse.json(
                200,
                JsonObject.of(
                        "checks",
                        Arrays.stream(StrictCheck.values())
                                .map(check -> new JsonObject()
                                        .and("name", check.name())
                                        .and("disabled", disabled.contains(check)))
                                .toList()));
    }

    public ApiResponse disableCheck(ControlRequest request) throws RequestRefusedException {
        rules.disable(request.named(StrictCheck.class, "GET /_simulator/checks"));
        return checks();
    }

    public ApiResponse enableCheck(ControlRequest request) throws RequestRefusedException {
        rules.enable(request.named(StrictCheck.class, "GET /_simulator/checks"));
        return checks();
    }

    public ApiResponse variants() {
        Set<Variant> enabled = rules.enabledVariants();
        return ApiResponse.json(
                200,
                JsonObject.of(
                        "variants",
                        Arrays.stream(Variant.values())
                                .map(variant -> new JsonObject()
                                        .and("name", variant.name())
                                        .and("fact", variant.fact())
                                        .and("byDefault", variant.byDefault())
                                        .and("source", variant.source())
                                        .and("enabled", enabled.contains(variant)))
                                .toList()));
    }

    public ApiResponse enableVariant(ControlRequest request) throws RequestRefusedException {
        rules.enable(request.named(Variant.class, "GET /_simulator/variants"));
        return variants();
    }

    public ApiResponse disableVariant(ControlRequest request) throws RequestRefusedException {
        rules.disable(request.named(Variant.class, "GET /_simulator/variants"));
        return variants();
    }
}
