/**
 * The business profile of a number registered in the Cloud API, through 360dialog.
 *
 * <p>How a response is read: {@code data} must be a list, or one entry, of profile objects; otherwise the response is
 * unreadable. Each member of the profile object is optional. A text may also be a list of one text. {@code websites} may
 * also be one text, or a text that holds a JSON list. A member that is absent, {@code null}, blank or an empty list reads as
 * not set. A member of another type does not make the profile unreadable: its field is not part of {@code
 * BusinessProfile.fields()}, so it does not count as cleared. Unknown members are ignored; unknown verticals are kept.
 */
@NullMarked
package io.wabaprofile.cloud;

import org.jspecify.annotations.NullMarked;
