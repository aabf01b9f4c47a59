package io.wabaprofile.cloud;

import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.http.internal.request.Channel;
import io.wabaprofile.http.internal.request.Deadline;
import io.wabaprofile.http.internal.request.Endpoint;
import io.wabaprofile.http.internal.request.RequestSpec;
import io.wabaprofile.http.internal.request.RetrySafety;
import io.wabaprofile.number.NumberReport;
import io.wabaprofile.port.NumberFacts;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.port.RemoteError;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the facts of a number in the Graph API. Versions differ in their fields, and one unknown field fails the whole
 * request: then the gateway asks again without this field, and its adapter does not request the field again.
 */
final class GraphFacts implements NumberFacts {
    private static final Endpoint FETCH = new Endpoint("cloud", Operation.FETCH_FACTS, RetrySafety.READ);
    private static final Pattern UNKNOWN_FIELD = Pattern.compile("nonexisting field \\(([a-z_]+)\\)");

    private final ApiClient<FactsApi> client;
    private final Channel channel;
    private final Set<String> unknownFields;

    /** @param unknownFields the fields that the version does not know; shared by the gateways of an adapter */
    GraphFacts(ApiClient<FactsApi> client, Channel channel, Set<String> unknownFields) {
        this.client = client;
        this.channel = channel;
        this.unknownFields = unknownFields;
    }

    @Override
    public NumberReport fetch() {
        Deadline deadline = client.deadline();
        Set<String> fields = new LinkedHashSet<>(FactsTranslator.GRAPH_FIELDS);
        fields.removeAll(unknownFields);
        while (true) {
            RequestSpec request = FETCH.forChannel(channel)
                    .target(channel.path() + "?fields=" + String.join(",", fields))
                    .deadline(deadline);
            try {
                return client.call(request, (api, call) -> FactsTranslator.graph(api.number(call), fields));
            } catch (Rejected rejected) {
                if (!removeUnknownField(fields, rejected)) {
                    throw rejected;
                }
            }
        }
    }

    /** Removes the field that the error names. Returns false if it names none of them, or no field is left. */
    private boolean removeUnknownField(Set<String> fields, Rejected rejected) {
        Matcher named = UNKNOWN_FIELD.matcher(
                rejected.remoteError().flatMap(RemoteError::title).orElse(""));
        if (!named.find() || !fields.remove(named.group(1)) || fields.isEmpty()) {
            return false;
        }
        unknownFields.add(named.group(1));
        return true;
    }
}
