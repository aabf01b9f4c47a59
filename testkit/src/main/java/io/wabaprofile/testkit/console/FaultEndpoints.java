package io.wabaprofile.testkit.console;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.account.ChannelRegistry;
import io.wabaprofile.testkit.fault.CallMatcher;
import io.wabaprofile.testkit.fault.FaultPlan;
import io.wabaprofile.testkit.fault.PlannedFault;
import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.RequestRefusedException;
import java.io.IOException;
import java.util.List;

/** The part of the control API that plans faults and tells what became of them. */
public final class FaultEndpoints {
    private static final int MOST_PLANNED = 1_000;

    private final FaultPlan plan;
    private final ChannelRegistry channels;

    public FaultEndpoints(FaultPlan plan, ChannelRegistry channels) {
        this.plan = plan;
        this.channels = channels;
    }

    public ApiResponse all() {
        return ApiResponse.json(200, members());
    }

    /** What {@link FaultPlan#verify} would complain about. */
    public ApiResponse unmet() {
        return ApiResponse.json(
                200, new JsonObject().and("unmet", plan.neverMet()).and("impossible", plan.impossible()));
    }

    public ApiResponse plan(ControlRequest call) throws IOException, RequestRefusedException {
        if (plan.planned().size() >= MOST_PLANNED) {
            throw ControlRequest.refused(409, "there are " + MOST_PLANNED + " faults; DELETE them first");
        }
        FaultRequestParser.plan(call.members(), plan, channels::numbered);
        return ApiResponse.json(201, members());
    }

    public ApiResponse forget() {
        plan.reset();
        return all();
    }

    private JsonObject members() {
        List<JsonObject> planned = plan.planned().stream().map(this::members).toList();
        return new JsonObject()
                .and("met", plan.met())
                .and("planned", planned)
                .and("chaos", plan.chaosInWords().orElse(null))
                .and("impossible", plan.impossible());
    }

    private JsonObject members(PlannedFault one) {
        CallMatcher occasion = one.occasion();
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
                .and("met", one.met());
    }
}
