package io.wabaprofile.testkit.assertj;

import io.wabaprofile.testkit.account.Secret;
import io.wabaprofile.testkit.account.SimulatedAccount;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Assertions about secrets of channels in text. */
abstract class SecretAwareAssert<S extends SecretAwareAssert<S, A>, A> extends AbstractAssert<S, A> {
    SecretAwareAssert(A actual, Class<S> type) {
        super(actual, type);
    }

    /** The channels whose secrets count. */
    abstract List<SimulatedAccount> accounts();

    /**
     * Verifies that texts contain no key, session id or handle of the channels. See {@link SimulatedAccount#secretsIn}.
     */
    public S hasNoSecretIn(CharSequence... texts) {
        for (int i = 0; i < texts.length; i++) {
            check(texts[i], texts.length == 1 ? "The text" : "Text " + (i + 1));
        }
        return myself;
    }

    /** Verifies that the messages of an exception, its causes and its suppressed exceptions contain no secret. */
    public S hasNoSecretIn(Throwable failure) {
        Set<Throwable> all = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(failure, all);
        String text = all.stream().map(one -> one + "\n" + one.getMessage()).collect(Collectors.joining("\n"));
        check(text, "The " + failure.getClass().getSimpleName());
        return myself;
    }

    private static void collect(Throwable failure, Set<Throwable> all) {
        if (all.add(failure)) {
            if (failure.getCause() != null) {
                collect(failure.getCause(), all);
            }
            for (Throwable suppressed : failure.getSuppressed()) {
                collect(suppressed, all);
            }
        }
    }

    private void check(CharSequence text, String name) {
        String found = accounts().stream()
                .flatMap(account -> account.secretsIn(text).stream())
                .distinct()
                .sorted()
                .map(Secret::displayName)
                .collect(Collectors.joining(" and "));
        if (!found.isEmpty()) {
            throw failure("%s contains %s of a channel. The text is not shown.", name, found);
        }
    }
}
