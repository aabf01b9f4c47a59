/** Results and failures as text and as JSON, exit codes, and the terminal. */
@NullMarked
package io.wabaprofile.cli.output;

import org.jspecify.annotations.NullMarked;
