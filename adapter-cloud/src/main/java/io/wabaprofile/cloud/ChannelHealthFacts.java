package io.wabaprofile.cloud;

import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.http.internal.request.Channel;
import io.wabaprofile.http.internal.request.Endpoint;
import io.wabaprofile.http.internal.request.RetrySafety;
import io.wabaprofile.number.NumberReport;
import io.wabaprofile.port.NumberFacts;
import io.wabaprofile.port.Operation;

/** Reads whether a number at 360dialog can send messages. */
final class ChannelHealthFacts implements NumberFacts {
    private static final Endpoint FETCH = new Endpoint("cloud", Operation.FETCH_FACTS, RetrySafety.READ);

    private final ApiClient<FactsApi> client;
    private final Channel channel;

    ChannelHealthFacts(ApiClient<FactsApi> client, Channel channel) {
        this.client = client;
        this.channel = channel;
    }

    @Override
    public NumberReport fetch() {
        return client.call(FETCH.forChannel(channel), (api, call) -> FactsTranslator.health(api.health(call)));
    }
}
