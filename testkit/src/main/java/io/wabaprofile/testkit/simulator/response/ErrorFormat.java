package io.wabaprofile.testkit.simulator.response;

import io.wabaprofile.testkit.simulator.http.ApiResponse;

/** Builds the errors of a platform for requests that both platforms refuse. */
public interface ErrorFormat {
    ApiResponse error(int status, String message);
}
