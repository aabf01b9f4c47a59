package io.wabaprofile.testkit.console;

import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The host names that the page accepts. This prevents DNS rebinding: a foreign web page can point its own host name to
 * 127.0.0.1, but the browser then sends that name. Ports are ignored, because a forwarded port differs.
 */
public final class HostAllowlist {
    private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");
    private static final Pattern LITERAL_ADDRESS =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-f]*:[0-9a-f:.]+]");

    private final Set<String> names = new TreeSet<>(List.of("127.0.0.1", "localhost", "[::1]"));
    private final boolean everyAddress;

    /** @param bound the bound address; if it is the wildcard address, all literal IP addresses are accepted */
    public HostAllowlist(InetAddress bound, Collection<String> more) {
        names.add(inHostHeader(bound));
        more.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        everyAddress = bound.isAnyLocalAddress();
    }

    /** Returns an address as a URI contains it. */
    public static String inHostHeader(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        String plain = zone < 0 ? text : text.substring(0, zone);
        return plain.indexOf(':') < 0 ? plain : "[" + plain + "]";
    }

    /** @param header the {@code Host} header; empty if the request has no such header or several of them */
    public boolean include(Optional<String> header) {
        if (header.isEmpty()) {
            return false;
        }
        String name = PORT.matcher(header.get().toLowerCase(Locale.ROOT)).replaceFirst("");
        return names.contains(name)
                || (everyAddress && LITERAL_ADDRESS.matcher(name).matches());
    }

    /** Returns whether the origin of a script is the host of the request. */
    public static boolean isSameOrigin(String origin, String host) {
        return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
    }
}
