package io.wabaprofile.testkit.wire;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** Which request meets which fault: the first that is meant for it, those for one request before those for every one. */
final class ProxyFaultPlan {
    private final List<Entry> once = new ArrayList<>();
    private final List<Entry> always = new ArrayList<>();
    private int met;

    private static final class Entry {
        private final Predicate<String> requestLine;
        private final ProxyFault fault;
        private boolean met;

        private Entry(Predicate<String> requestLine, ProxyFault fault) {
            this.requestLine = requestLine;
            this.fault = fault;
        }
    }

    synchronized void once(Predicate<String> requestLine, ProxyFault fault) {
        once.add(new Entry(requestLine, fault));
    }

    synchronized void always(Predicate<String> requestLine, ProxyFault fault) {
        always.add(new Entry(requestLine, fault));
    }

    synchronized ProxyFault faultFor(String requestLine) {
        for (Iterator<Entry> entries = once.iterator(); entries.hasNext(); ) {
            Entry entry = entries.next();
            if (entry.requestLine.test(requestLine)) {
                entries.remove();
                met++;
                return entry.fault;
            }
        }
        for (Entry entry : always) {
            if (entry.requestLine.test(requestLine)) {
                entry.met = true;
                met++;
                return entry.fault;
            }
        }
        return ProxyFault.pass();
    }

    synchronized int met() {
        return met;
    }

    synchronized int left() {
        return once.size();
    }

    /** By name. */
    synchronized List<String> neverMet() {
        List<String> names = new ArrayList<>();
        once.forEach(entry -> names.add(entry.fault.toString()));
        always.stream().filter(entry -> !entry.met).forEach(entry -> names.add(entry.fault.toString()));
        return names;
    }
}
