package io.wabaprofile.matrix;

import io.wabaprofile.port.GatewayException;
import io.wabaprofile.testkit.FaultProxy.Fault;
import io.wabaprofile.testkit.ScriptedServer.Answer;

/**
 * One way in which a row's fault shows on the wire.
 *
 * @param before the fault hits before the server has done its work
 * @param after the fault hits when the server has done its work; null where that cannot be
 * @param failure what a caller sees of it
 */
record WireFault(String name, Fault before, Fault after, Class<? extends GatewayException> failure) {

    /** An answer of this kind, from a server that has done its work or has not. */
    static WireFault answer(String name, Answer answer, Class<? extends GatewayException> failure) {
        return new WireFault(name, Fault.answerInstead(answer), Fault.replaceAnswer(answer), failure);
    }

    /** An answer by which the server says that it has not done its work. */
    static WireFault refusal(String name, Answer answer, Class<? extends GatewayException> failure) {
        return new WireFault(name, Fault.answerInstead(answer), null, failure);
    }

    static WireFault passage(String name, Fault fault, Class<? extends GatewayException> failure) {
        return new WireFault(name, fault, null, failure);
    }
}
