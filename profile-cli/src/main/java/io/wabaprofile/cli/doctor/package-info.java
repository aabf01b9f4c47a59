/** Checks a number step by step, and says what to do next. */
@NullMarked
package io.wabaprofile.cli.doctor;

import org.jspecify.annotations.NullMarked;
