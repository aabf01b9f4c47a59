/** The business profile of a number registered in the Cloud API, through 360dialog. */
@NullMarked
package io.wabaprofile.cloud;

import org.jspecify.annotations.NullMarked;
