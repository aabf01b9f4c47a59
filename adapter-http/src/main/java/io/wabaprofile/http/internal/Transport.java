package io.wabaprofile.http.internal;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** One exchange, for Feign and for those of its requests that are known beforehand. */
interface Transport extends Client {

    /** @throws AttemptFailure if no whole answer came within the call's limit, or something else ended the wait for it */
    WireAnswer answer(Request request, CallOptions call);

    @Override
    default Response execute(Request request, Request.Options options) throws IOException {
        WireAnswer answer = answer(request, (CallOptions) options);
        Map<String, Collection<String>> headers = new HashMap<>(answer.headers());
        return Response.builder()
                .status(answer.status())
                .headers(headers)
                .body(answer.body().array())
                .request(request)
                .build();
    }
}
