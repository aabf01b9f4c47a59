/**
 * Compares the cost of a call with other HTTP clients. Each subject runs in its own process against one server, and the
 * subjects take turns in rounds. {@link io.wabaprofile.benchmarks.Comparison} runs all scenarios.
 */
@NullMarked
package io.wabaprofile.benchmarks;

import org.jspecify.annotations.NullMarked;
