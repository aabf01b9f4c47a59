/**
 * The model of one request: its endpoint, channel, credential, body, limits, and the failure of an attempt. May depend
 * on no
 * other package of this module. Contains no retry rules and no JSON.
 */
@NullMarked
package io.wabaprofile.http.internal.request;

import org.jspecify.annotations.NullMarked;
