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
 * The names by which the page may be asked for. A web page of somebody else's can point a name of its own at 127.0.0.1, but
 * it cannot take ours; so what comes under another name is not meant for us. Ports are not looked at: a forwarded one
 * differs.
 */
public final class HostAllowlist {
    private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");
    private static final Pattern LITERAL_ADDRESS =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-f]*:[0-9a-f:.]+]");

    private final Set<String> names = new TreeSet<>(List.of("127.0.0.1", "localhost", "[::1]"));
    private final boolean everyAddress;

    /** @param bound if it is the address of every interface, each literal address is ours: nobody can point those elsewhere */
    public HostAllowlist(InetAddress bound, Collection<String> more) {
        names.add(inHostHeader(bound));
        more.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        everyAddress = bound.isAnyLocalAddress();
    }

    /** An address as it stands in a URI. */
    public static String inHostHeader(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        String plain = zone < 0 ? text : text.substring(0, zone);
        return plain.indexOf(':') < 0 ? plain : "[" + plain + "]";
    }

    /** @param header absent if there was none, or more than one */
    public boolean include(Optional<String> header) {
        if (header.isEmpty()) {
            return false;
        }
        String name = PORT.matcher(header.get().toLowerCase(Locale.ROOT)).replaceFirst("");
        return names.contains(name)
                || (everyAddress && LITERAL_ADDRESS.matcher(name).matches());
    }

    /** Whether a script of this origin came from the host that it now asks. */
    public static boolean isSameOrigin(String origin, String host) {
        return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
    }
}
