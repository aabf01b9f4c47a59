package io.wabaprofile.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * On a class: its constructor, its {@code @BeforeEach} and {@code @AfterEach} methods and its tests may ask for what a
 * channel consists of, by type. On a field that is neither static nor final: the same, and the field gets the object of its
 * type before each test.
 *
 * <p>There are {@code SimulatedAccount}, {@code FakeAdapter}, {@code Dialog360Simulator}, {@code Journal}, {@code FaultPlan},
 * {@code VirtualTime}, and the ports {@code ProfileGateway}, {@code PhotoGateway} and {@code MediaUploader}. All that one test
 * gets belongs together and to this test alone, so that tests may run at the same time. A simulator is started for who asks
 * for it, or for ports that need it; it and the fake are two doors to the account, with the same faults and the same time.
 *
 * <p>After a test, gateways are closed, then the simulator. A test that passed fails if a planned fault was never met. To
 * the failure of a test in which the simulator was called, the exchanges are attached as a suppressed exception, and as files
 * {@code transcript.txt}, {@code journal.jsonl} and {@code journal.har} of the report. Keys, session ids and handles stand in
 * none of them.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD})
@ExtendWith(WabaProfileExtension.class)
public @interface WabaProfileTest {

    /**
     * Where the ports come from: a class with a constructor without arguments, which may be private. By default, the ports are
     * those of the fake. A field's own factory is for this field; that of a class is for all the rest, {@code @Nested}
     * classes included.
     */
    Class<? extends GatewayFactory> gateways() default GatewayFactory.class;

    /** Whether a test that passed fails if a planned fault was never met. Once said to be false, it is for the whole test. */
    boolean verifyFaults() default true;
}
