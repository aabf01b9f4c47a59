/** Runs a fleet on several machines, with a queue in PostgreSQL. */
@NullMarked
package io.wabaprofile.fleet.postgres;

import org.jspecify.annotations.NullMarked;
