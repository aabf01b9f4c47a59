/**
 * The nouns: what a WhatsApp Business profile holds, and what may be changed in it.
 *
 * <p>Reading is tolerant ({@link io.wabaprofile.profile.BusinessProfile} holds whatever the platform holds), writing is
 * strict (a {@link io.wabaprofile.profile.ProfileUpdate} that exists is valid). Every type is immutable and safe to
 * share between threads.
 */
@NullMarked
package io.wabaprofile.profile;

import org.jspecify.annotations.NullMarked;
