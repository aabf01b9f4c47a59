package io.wabaprofile.testkit.console;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.account.ChannelRegistry;
import io.wabaprofile.testkit.fault.FaultPlan;
import io.wabaprofile.testkit.fault.PlannedFault;
import io.wabaprofile.testkit.fault.RequestMatcher;
import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.ErrorResponseException;
import java.io.IOException;
import java.util.List;

/** The endpoints of the control API that plan faults and report which were injected. */
public final class FaultEndpoints {
    private static final int MAX_PLANNED = 1_000;

    private final FaultPlan plan;
    private final ChannelRegistry channels;

    public FaultEndpoints(FaultPlan plan, ChannelRegistry channels) {
        this.plan = plan;
        this.channels = channels;
    }

    ApiResponse all() {
        return ApiResponse.json(200, members());
    }

    /** Returns the faults that cause {@link FaultPlan#verify} to fail. */
    ApiResponse unused() {
        return ApiResponse.json(
                200, new JsonObject().and("unused", plan.unused()).and("notApplicable", plan.notApplicable()));
    }

    ApiResponse plan(ControlRequest request) throws IOException, ErrorResponseException {
        if (plan.planned().size() >= MAX_PLANNED) {
            throw ControlRequest.error(
                    409, "the maximum of " + MAX_PLANNED + " planned faults is reached; delete the faults first");
        }
        FaultRequestParser.plan(request.members(), plan, channels::byNumber);
        return ApiResponse.json(201, members());
    }

    ApiResponse clear() {
        plan.reset();
        return all();
    }

    private JsonObject members() {
        List<JsonObject> planned = plan.planned().stream().map(this::members).toList();
        return new JsonObject()
                .and("injected", plan.injected())
                .and("planned", planned)
                .and("chaos", plan.chaosDescription().orElse(null))
                .and("notApplicable", plan.notApplicable());
    }

    private JsonObject members(PlannedFault planned) {
        RequestMatcher matcher = planned.matcher();
        boolean every = matcher.first() != matcher.last();
        return new JsonObject()
                .and("fault", planned.fault().toString())
                .and("when", matcher.toString())
                .and(
                        "operations",
                        matcher.operations().stream().map(Operation::name).toList())
                .and("request", every ? null : (Integer) matcher.first())
                .and("every", every)
                .and("channel", matcher.channel() == null ? null : (Integer) channels.numberOf(matcher.channel()))
                .and("injected", planned.injected());
    }
}
