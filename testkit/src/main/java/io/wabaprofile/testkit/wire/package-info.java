/** Servers for tests below the level of an API: scripted responses, a fault proxy, unreachable endpoints, certificates. */
@NullMarked
package io.wabaprofile.testkit.wire;

import org.jspecify.annotations.NullMarked;
