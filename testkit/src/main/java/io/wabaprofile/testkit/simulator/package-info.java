/** An HTTP simulator of the On-Premise API, the Cloud API and the Resumable Upload API. */
@NullMarked
package io.wabaprofile.testkit.simulator;

import org.jspecify.annotations.NullMarked;
