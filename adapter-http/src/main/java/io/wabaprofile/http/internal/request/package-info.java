/**
 * The model of one request: its endpoint, channel, credential, body, limits, and how an attempt failed. The lowest package
 * of this module. It depends on no other package of this module, and knows neither retry rules nor JSON.
 */
@NullMarked
package io.wabaprofile.http.internal.request;

import org.jspecify.annotations.NullMarked;
