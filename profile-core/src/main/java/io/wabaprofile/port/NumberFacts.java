package io.wabaprofile.port;

import io.wabaprofile.number.NumberReport;

/**
 * Reads facts about one number besides its profile, such as its quality rating. An adapter of an API that offers no
 * facts does not have this port. Implementations are safe for use by several threads.
 */
public interface NumberFacts {

    /**
     * Reads each fact that the API offers. The others are {@link io.wabaprofile.number.Fact.NotOffered}. Changes
     * nothing and is safe to repeat.
     *
     * @throws Rejected if the platform does not know the number
     * @throws GatewayException if the facts could not be read; the outcome is {@link Outcome#NOT_APPLIED}
     */
    NumberReport fetch();
}
