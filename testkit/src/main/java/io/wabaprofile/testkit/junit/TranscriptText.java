package io.wabaprofile.testkit.junit;

import io.wabaprofile.testkit.fault.FaultPlan;
import io.wabaprofile.testkit.journal.Exchange;
import io.wabaprofile.testkit.journal.Exchange.Message;
import io.wabaprofile.testkit.journal.Journal;
import java.util.List;
import java.util.Locale;

/** The exchanges of a simulator for people: a line for each, and the beginnings of the bodies below it. */
final class TranscriptText {
    private static final int MOST_EXCHANGES = 50;
    private static final int MOST_OF_A_BODY = 1_000;

    private TranscriptText() {}

    static String of(Journal journal, FaultPlan faults) {
        List<Exchange> all = journal.exchanges();
        int left = Math.max(0, all.size() - MOST_EXCHANGES);
        StringBuilder text = new StringBuilder("What the simulator saw, with names for secrets: ")
                .append(all.size())
                .append(all.size() == 1 ? " exchange\n" : " exchanges\n");
        if (left > 0) {
            text.append("(the first ").append(left).append(" stand in the journal)\n");
        }
        for (Exchange exchange : all.subList(left, all.size())) {
            text.append(exchange.summary()).append('\n');
            body(text, "request", exchange.request());
            body(text, "answer", exchange.response());
        }
        return text.append(faults).append('\n').toString();
    }

    private static void body(StringBuilder text, String name, Message message) {
        if (message.length() == 0) {
            return;
        }
        String body = message.body().filter(present -> !message.base64()).orElse("");
        boolean whole = !body.isEmpty() && body.length() <= MOST_OF_A_BODY;
        String shown = whole ? body : body.substring(0, Math.min(body.length(), MOST_OF_A_BODY));
        text.append("    ").append(name).append(": ").append(shown.replace("\n", "\n    "));
        if (!whole) {
            text.append(String.format(Locale.ROOT, "(%,d bytes)", message.length()));
        }
        text.append('\n');
    }
}
