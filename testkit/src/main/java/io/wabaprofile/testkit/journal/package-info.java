/** A record of HTTP exchanges without secrets: as objects, JSON Lines and HAR, and their replay. */
@NullMarked
package io.wabaprofile.testkit.journal;

import org.jspecify.annotations.NullMarked;
