/**
 * What a call costs beside the peers: every subject in a process of its own, one beside the other, round by round, against
 * one server. {@link io.wabaprofile.benchmarks.Comparison} runs it all.
 */
@NullMarked
package io.wabaprofile.benchmarks;

import org.jspecify.annotations.NullMarked;
