package io.wabaprofile.testkit.console;

import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.RequestRefusedException;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The part of the control API that switches refusals off and chooses between disputed facts. */
public final class RuleEndpoints {
    private final SimulatorRules rules;

    public RuleEndpoints(SimulatorRules rules) {
        this.rules = rules;
    }

    public ApiResponse refusals() {
        Set<StrictCheck> allowed = rules.allowed();
        List<JsonObject> all = Arrays.stream(StrictCheck.values())
                .map(refusal -> new JsonObject().and("name", refusal.name()).and("allowed", allowed.contains(refusal)))
                .toList();
        return ApiResponse.json(200, JsonObject.of("refusals", all));
    }

    public ApiResponse allow(ControlRequest call) throws RequestRefusedException {
        rules.allow(refusal(call));
        return refusals();
    }

    public ApiResponse refuseAgain(ControlRequest call) throws RequestRefusedException {
        rules.refuseAgain(refusal(call));
        return refusals();
    }

    public ApiResponse variants() {
        Set<Variant> chosen = rules.chosen();
        List<JsonObject> all = Arrays.stream(Variant.values())
                .map(variant -> new JsonObject()
                        .and("name", variant.name())
                        .and("fact", variant.fact())
                        .and("byDefault", variant.byDefault())
                        .and("source", variant.source())
                        .and("chosen", chosen.contains(variant)))
                .toList();
        return ApiResponse.json(200, JsonObject.of("variants", all));
    }

    public ApiResponse choose(ControlRequest call) throws RequestRefusedException {
        rules.choose(variant(call));
        return variants();
    }

    public ApiResponse dropChoice(ControlRequest call) throws RequestRefusedException {
        rules.dropChoice(variant(call));
        return variants();
    }

    private static StrictCheck refusal(ControlRequest call) throws RequestRefusedException {
        return named(StrictCheck.values(), call, "GET /_simulator/refusals");
    }

    private static Variant variant(ControlRequest call) throws RequestRefusedException {
        return named(Variant.values(), call, "GET /_simulator/variants");
    }

    private static <E extends Enum<E>> E named(E[] all, ControlRequest call, String list)
            throws RequestRefusedException {
        return Arrays.stream(all)
                .filter(one -> one.name().equals(call.variable("name")))
                .findFirst()
                .orElseThrow(() -> ControlRequest.refused(404, "there is none of this name; " + list + " has all"));
    }
}
