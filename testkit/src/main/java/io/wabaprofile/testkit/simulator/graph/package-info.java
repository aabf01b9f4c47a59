/** Meta's Graph API. Internal. */
@NullMarked
package io.wabaprofile.testkit.simulator.graph;

import org.jspecify.annotations.NullMarked;
