package io.wabaprofile.spring;

import io.wabaprofile.http.ApiConnection;

/**
 * Changes the connections that the starter builds. Declare a bean of this type for settings without a property. It is
 * called once per base URL, after the properties were applied. Several customizers are called in the order of their
 * {@code @Order}.
 */
@FunctionalInterface
public interface ApiConnectionCustomizer {

    void customize(ApiConnection.Builder connection);
}
