/**
 * HTTP servers for tests that do not need an API: scripted responses, a proxy with network faults, unreachable
 * endpoints,
 * and certificates.
 */
@NullMarked
package io.wabaprofile.testkit.wire;

import org.jspecify.annotations.NullMarked;
