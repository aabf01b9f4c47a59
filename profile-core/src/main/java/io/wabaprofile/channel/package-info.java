/** What a configuration file says about a channel. */
@NullMarked
package io.wabaprofile.channel;

import org.jspecify.annotations.NullMarked;
