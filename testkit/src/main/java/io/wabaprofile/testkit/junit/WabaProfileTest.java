package io.wabaprofile.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Injects the objects of a channel into tests by type. On a class, parameters of its constructor, of its {@code
 * @BeforeEach}
 * and {@code @AfterEach} methods and of its tests are injected. On a field, which must be neither static nor final, the
 * field
 * is set before each test.
 *
 * <p>The types are {@code SimulatedAccount}, {@code FakeAdapter}, {@code Dialog360Simulator}, {@code Journal}, {@code
 * FaultPlan}, {@code VirtualTime}, and the ports {@code ProfileGateway}, {@code PhotoGateway}, {@code MediaUploader} and
 * {@code NumberFacts}. Each test has its own objects, so that tests can run concurrently. The fake and the simulator of a test share one account,
 * one
 * fault plan and one virtual time. A simulator is started only for tests that use it.
 *
 * <p>After a test, the gateways are closed, and then the simulator. A test that passed fails if a planned fault did not
 * happen. If a test that used the simulator fails, the exchanges are attached to the failure as a suppressed exception,
 * and
 * published as the files {@code transcript.txt}, {@code journal.jsonl} and {@code journal.har}. Keys, session ids and
 * handles
 * are masked there.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD})
@ExtendWith(WabaProfileExtension.class)
public @interface WabaProfileTest {

    /**
     * The factory that connects the ports. It needs a constructor without arguments, which may be private. By default,
     * the
     * ports are those of the fake. The factory of a class also applies to its {@code @Nested} classes. The factory of a
     * field
     * applies to this field only.
     */
    Class<? extends GatewayFactory> gateways() default GatewayFactory.class;

    /**
     * Whether a test fails if a planned fault did not happen. {@code false} on one field or class applies to the test.
     */
    boolean verifyFaults() default true;
}
