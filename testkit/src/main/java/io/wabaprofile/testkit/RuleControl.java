package io.wabaprofile.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The part of the control API that switches refusals off and chooses between disputed facts. */
final class RuleControl {
    private final Rules rules;

    RuleControl(Rules rules) {
        this.rules = rules;
    }

    Answer refusals() {
        Set<Refusal> allowed = rules.allowed();
        List<Map<String, Object>> all = Arrays.stream(Refusal.values())
                .map(refusal -> new JsonObject()
                        .and("name", refusal.name())
                        .and("allowed", allowed.contains(refusal))
                        .members())
                .toList();
        return Answer.json(200, JsonObject.of("refusals", all));
    }

    Answer allow(ControlCall call) throws Refused {
        rules.allow(refusal(call));
        return refusals();
    }

    Answer refuseAgain(ControlCall call) throws Refused {
        rules.refuseAgain(refusal(call));
        return refusals();
    }

    Answer variants() {
        Set<Variant> chosen = rules.chosen();
        List<Map<String, Object>> all = Arrays.stream(Variant.values())
                .map(variant -> new JsonObject()
                        .and("name", variant.name())
                        .and("fact", variant.fact())
                        .and("byDefault", variant.byDefault())
                        .and("source", variant.source())
                        .and("chosen", chosen.contains(variant))
                        .members())
                .toList();
        return Answer.json(200, JsonObject.of("variants", all));
    }

    Answer choose(ControlCall call) throws Refused {
        rules.choose(variant(call));
        return variants();
    }

    Answer dropChoice(ControlCall call) throws Refused {
        rules.dropChoice(variant(call));
        return variants();
    }

    private static Refusal refusal(ControlCall call) throws Refused {
        return named(Refusal.values(), call, "GET /_simulator/refusals");
    }

    private static Variant variant(ControlCall call) throws Refused {
        return named(Variant.values(), call, "GET /_simulator/variants");
    }

    private static <E extends Enum<E>> E named(E[] all, ControlCall call, String list) throws Refused {
        return Arrays.stream(all)
                .filter(one -> one.name().equals(call.variable("name")))
                .findFirst()
                .orElseThrow(() -> ControlCall.refused(404, "there is none of this name; " + list + " has all"));
    }
}
