/** What a platform tells about a number besides its profile. Values that this version does not know are kept. */
@org.jspecify.annotations.NullMarked
package io.wabaprofile.number;
