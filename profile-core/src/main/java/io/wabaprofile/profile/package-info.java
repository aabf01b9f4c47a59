/**
 * The values of a WhatsApp Business profile, and changes to them.
 *
 * <p>Reads are tolerant: a {@link io.wabaprofile.profile.BusinessProfile} contains each value that the platform
 * returned.
 * Writes are strict: a {@link io.wabaprofile.profile.ProfileUpdate} contains valid values only. The types are immutable
 * and safe to share between threads; builders are not thread-safe.
 */
@NullMarked
package io.wabaprofile.profile;

import org.jspecify.annotations.NullMarked;
