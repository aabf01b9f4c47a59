/** The simulated state of one WhatsApp number: profile, photo, key, health and uploads. */
@NullMarked
package io.wabaprofile.testkit.account;

import org.jspecify.annotations.NullMarked;
