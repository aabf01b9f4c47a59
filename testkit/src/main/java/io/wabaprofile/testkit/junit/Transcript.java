package io.wabaprofile.testkit.junit;

import io.wabaprofile.testkit.fault.FaultPlan;
import io.wabaprofile.testkit.journal.Exchange;
import io.wabaprofile.testkit.journal.Exchange.Message;
import io.wabaprofile.testkit.journal.Journal;
import java.util.List;
import java.util.Locale;

/**
 * The exchanges of a simulator as text. It is attached to a test failure as a suppressed exception, because tools print
 * suppressed exceptions.
 */
final class Transcript extends Throwable {
    private static final long serialVersionUID = 1L;
    private static final int MAX_EXCHANGES = 50;
    private static final int MAX_BODY_LENGTH = 1_000;

    Transcript(Journal journal, FaultPlan faults) {
        super(text(journal.exchanges(), faults), null, false, false);
    }

    private static String text(List<Exchange> exchanges, FaultPlan faults) {
        int omitted = Math.max(0, exchanges.size() - MAX_EXCHANGES);
        StringBuilder text = new StringBuilder("The simulator received ")
                .append(exchanges.size())
                .append(
                        exchanges.size() == 1
                                ? " exchange (secrets are masked)\n"
                                : " exchanges (secrets are masked)\n");
        if (omitted > 0) {
            text.append("(the first ").append(omitted).append(" are only in the journal)\n");
        }
        for (Exchange exchange : exchanges.subList(omitted, exchanges.size())) {
            text.append(exchange.summary()).append('\n');
            appendBody(text, "request", exchange.request());
            appendBody(text, "response", exchange.response());
        }
        return text.append(faults).append('\n').toString();
    }

    private static void appendBody(StringBuilder text, String name, Message message) {
        if (message.length() == 0) {
            return;
        }
        String body = message.body().filter(present -> !message.base64()).orElse("");
        String shown = body.substring(0, Math.min(body.length(), MAX_BODY_LENGTH));
        text.append("    ").append(name).append(": ").append(shown.replace("\n", "\n    "));
        if (body.isEmpty() || body.length() > MAX_BODY_LENGTH) {
            text.append(String.format(Locale.ROOT, "(%,d bytes)", message.length()));
        }
        text.append('\n');
    }
}
