/** A simulator for tests of Spring Boot applications. */
@NullMarked
package io.wabaprofile.spring.test;

import org.jspecify.annotations.NullMarked;
