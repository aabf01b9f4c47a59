/** Auto-configuration for Spring Boot: gateways as beans, from properties. */
@NullMarked
package io.wabaprofile.spring;

import org.jspecify.annotations.NullMarked;
