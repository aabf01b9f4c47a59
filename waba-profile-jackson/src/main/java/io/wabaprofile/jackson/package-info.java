/**
 * Profiles and updates as JSON of an application.
 *
 * <p>Register {@link io.wabaprofile.jackson.ProfileJackson2Module} with Jackson 2 (2.18 to 2.22), or {@link
 * io.wabaprofile.jackson.ProfileJackson3Module} with Jackson 3 (3.1). Both have the same JSON. Member names are the
 * labels of {@link io.wabaprofile.profile.ProfileField}. The websites are an array of strings, and other fields are
 * strings.
 */
@NullMarked
package io.wabaprofile.jackson;

import org.jspecify.annotations.NullMarked;
