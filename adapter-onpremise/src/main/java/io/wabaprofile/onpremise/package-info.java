/**
 * The business profile of a number registered in the On-Premise API, through 360dialog.
 *
 * <p>How a response is read: {@code settings}, and the objects in it down to the resource, must be objects; otherwise
 * the
 * response is unreadable. Each member of the resource is optional. A text may also be a list with one text. {@code
 * websites}
 * may also be one text, or a text that holds a JSON list. A member that is absent, {@code null}, blank or an empty list
 * means that the field is not set. If a member has another type, its field is missing in {@code
 * BusinessProfile.fields()},
 * and the other fields remain readable. Unknown members are ignored; unknown verticals are kept.
 */
@NullMarked
package io.wabaprofile.onpremise;

import org.jspecify.annotations.NullMarked;
