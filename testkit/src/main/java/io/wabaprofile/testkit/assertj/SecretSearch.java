package io.wabaprofile.testkit.assertj;

import io.wabaprofile.testkit.account.Secret;
import io.wabaprofile.testkit.account.SimulatedAccount;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks for the secrets of channels in what others may read. */
final class SecretSearch {
    private SecretSearch() {}

    /** What was found, in words. */
    static List<String> in(Collection<SimulatedAccount> accounts, CharSequence text) {
        return accounts.stream()
                .flatMap(account -> account.secretsIn(text).stream())
                .distinct()
                .sorted()
                .map(Secret::displayName)
                .toList();
    }

    static List<String> in(Collection<SimulatedAccount> accounts, Throwable failure) {
        Set<Throwable> all = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(failure, all);
        return in(
                accounts,
                all.stream()
                        .map(one -> one + "\n" + Objects.toString(one.getMessage(), ""))
                        .collect(Collectors.joining("\n")));
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
}
