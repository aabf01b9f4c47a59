/**
 * The channels of a 360dialog partner, and facts about their numbers.
 *
 * <p>How a response is read: it contains one list of channels; the name of the list does not matter. A channel without an
 * {@code id} is ignored. Each other member is optional. A member that is absent, {@code null}, blank or of another type
 * is not set. Unknown members are ignored; unknown codes are kept.
 */
@NullMarked
package io.wabaprofile.partner;

import org.jspecify.annotations.NullMarked;
