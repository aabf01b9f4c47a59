package io.wabaprofile.spring;

import io.wabaprofile.spring.WabaProfileProperties.Channel;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names of the properties and environment variables whose values must not be shown.
 *
 * @param referenced names in key references such as {@code env:NAME}, without case and separators
 */
record SecretProperties(Set<String> referenced) {
    private static final Pattern NAMED = Pattern.compile("(?:env|property):\\s*(?<name>.+)");
    private static final Pattern OWN = Pattern.compile("wabaprofile(?:channels.+key|proxypassword)");

    static SecretProperties of(WabaProfileProperties properties) {
        return new SecretProperties(properties.channels().values().stream()
                .map(Channel::key)
                .filter(Objects::nonNull)
                .map(NAMED::matcher)
                .filter(Matcher::matches)
                .map(reference -> relaxed(reference.group("name")))
                .collect(Collectors.toUnmodifiableSet()));
    }

    boolean include(String property) {
        String name = relaxed(property);
        return referenced.contains(name) || OWN.matcher(name).matches();
    }

    /** The same for {@code waba-profile.proxy.password}, {@code WABA_PROFILE_PROXY_PASSWORD} and other spellings. */
    private static String relaxed(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
