/** The files of an upload, its progress and its resumption. */
@NullMarked
package io.wabaprofile.cli.transfer;

import org.jspecify.annotations.NullMarked;
