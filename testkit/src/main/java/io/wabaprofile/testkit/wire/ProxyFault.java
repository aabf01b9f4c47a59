package io.wabaprofile.testkit.wire;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** What happens to a request or its answer between client and target. */
public final class ProxyFault {
    private final String name;
    final ProxiedExchange.Course course;

    private ProxyFault(String name, ProxiedExchange.Course course) {
        this.name = name;
        this.course = course;
    }

    /** Nothing. */
    public static ProxyFault pass() {
        return new ProxyFault("pass", ProxiedExchange::pass);
    }

    /** The client is given this answer to its whole request, of which the target never hears. */
    public static ProxyFault answerInstead(ScriptedResponse answer) {
        return new ProxyFault("answerInstead", passage -> {
            passage.swallowRequest();
            answer.giveLast(passage.client());
        });
    }

    /** The target does its work, and the client is given this answer in place of the target's. */
    public static ProxyFault replaceAnswer(ScriptedResponse answer) {
        return new ProxyFault("replaceAnswer", passage -> {
            passage.passOfAnswer(0);
            answer.giveLast(passage.client());
        });
    }

    /** The target does its work; then the connection ends (FIN) before any byte of the answer. */
    public static ProxyFault answerLost() {
        return cut("responseLost", 0);
    }

    /** As {@link #answerLost()}, with RST. */
    public static ProxyFault answerLostByReset() {
        return reset("answerLostByReset", 0);
    }

    /** The target does its work; the client is given so many bytes of the answer, and then FIN. */
    public static ProxyFault cutAnswerAfter(long count) {
        return cut("cutAnswerAfter(" + count + ")", count);
    }

    /** As {@link #cutAnswerAfter}, with RST. A client that has not read the bytes by then may lose some. */
    public static ProxyFault resetAnswerAfter(long count) {
        return reset("resetAnswerAfter(" + count + ")", count);
    }

    private static ProxyFault cut(String name, long count) {
        return new ProxyFault(name, passage -> {
            passage.passOfAnswer(count);
            passage.client().fin();
        });
    }

    private static ProxyFault reset(String name, long count) {
        return new ProxyFault(name, passage -> {
            passage.passOfAnswer(count);
            passage.client().reset();
        });
    }

    /**
     * The target receives the head and exactly so many bytes of the body, and then the end of its connection; when it
     * has ended its own side too, the client's connection is reset. So the target has settled when the client learns.
     */
    public static ProxyFault cutRequestAfter(long count) {
        return new ProxyFault("cutRequestAfter(" + count + ")", passage -> {
            passage.passOfRequest(count);
            passage.client().reset();
        });
    }

    /** The target does its work, and the client hears nothing for as long as it waits. */
    public static ProxyFault stallAnswer() {
        return stall("stallAnswer", 0);
    }

    /** The target does its work; the client is given so many bytes of the answer, and no more for as long as it waits. */
    public static ProxyFault stallAnswerAfter(long count) {
        return stall("stallAnswerAfter(" + count + ")", count);
    }

    private static ProxyFault stall(String name, long count) {
        return new ProxyFault(name, passage -> {
            passage.passOfAnswer(count);
            passage.client().awaitEnd();
        });
    }

    /** The answer comes one byte at a time, with a pause after each. */
    public static ProxyFault trickleAnswer(Duration pause) {
        return new ProxyFault("trickleAnswer", passage -> passage.passSlowly(pause));
    }

    /** The head of the answer comes at once, its body one byte at a time with a pause after each. */
    public static ProxyFault trickleBody(Duration pause) {
        return new ProxyFault("trickleBody", passage -> passage.passBodySlowly(pause));
    }

    /** The request, of which the head has arrived, waits for the signal before the target hears of it. */
    public static ProxyFault delayUntil(CountDownLatch signal) {
        return new ProxyFault("delayUntil", passage -> {
            passage.client().await(signal);
            passage.pass();
        });
    }

    @Override
    public String toString() {
        return name;
    }
}
