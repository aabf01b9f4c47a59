/** The business profile of a number registered in the On-Premise API, through 360dialog. */
@NullMarked
package io.wabaprofile.onpremise;

import org.jspecify.annotations.NullMarked;
