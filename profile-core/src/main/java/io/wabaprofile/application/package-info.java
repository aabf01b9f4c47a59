/** Use cases that work with each API mode. */
@NullMarked
package io.wabaprofile.application;

import org.jspecify.annotations.NullMarked;
