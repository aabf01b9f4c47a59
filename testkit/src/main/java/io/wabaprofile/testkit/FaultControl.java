package io.wabaprofile.testkit;

import io.wabaprofile.port.Operation;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The part of the control API that plans faults and tells what became of them. */
final class FaultControl {
    private static final int MOST_PLANNED = 1_000;

    private final FaultPlan plan;
    private final Channels channels;

    FaultControl(FaultPlan plan, Channels channels) {
        this.plan = plan;
        this.channels = channels;
    }

    Answer all() {
        return Answer.json(200, members());
    }

    /** What {@link FaultPlan#verify} would complain about. */
    Answer unmet() {
        return Answer.json(
                200,
                new JsonObject()
                        .and("unmet", plan.neverMet())
                        .and("impossible", plan.impossible())
                        .members());
    }

    Answer plan(ControlCall call) throws IOException, Refused {
        if (plan.planned().size() >= MOST_PLANNED) {
            throw ControlCall.refused(409, "there are " + MOST_PLANNED + " faults; DELETE them first");
        }
        FaultOrder.plan(call.members(), plan, channels::numbered);
        return Answer.json(201, members());
    }

    Answer forget() {
        plan.reset();
        return all();
    }

    private Map<String, Object> members() {
        List<Map<String, Object>> planned =
                plan.planned().stream().map(this::members).toList();
        return new JsonObject()
                .and("met", plan.met())
                .and("planned", planned)
                .and("chaos", plan.chaosInWords().orElse(null))
                .and("impossible", plan.impossible())
                .members();
    }

    private Map<String, Object> members(PlannedFault one) {
        Occasion occasion = one.occasion();
        boolean every = occasion.first() != occasion.last();
        return new JsonObject()
                .and("fault", one.fault().toString())
                .and("when", occasion.toString())
                .and(
                        "operations",
                        occasion.operations().stream().map(Operation::name).toList())
                .and("call", every ? null : (Integer) occasion.first())
                .and("every", every)
                .and("channel", occasion.channel() == null ? null : (Integer) channels.number(occasion.channel()))
                .and("met", one.met())
                .members();
    }
}
