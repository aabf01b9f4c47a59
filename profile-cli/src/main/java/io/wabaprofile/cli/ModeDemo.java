package io.wabaprofile.cli;

import io.wabaprofile.application.ProfileEditor;
import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.connection.ConnectedChannel;
import io.wabaprofile.cli.connection.Mode;
import io.wabaprofile.cli.connection.NumberAccess;
import io.wabaprofile.cli.output.ProfileChange;
import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.http.AccessToken;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.Photo;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The demo in one mode: reads a profile, changes it, replaces the photo, reads again and compares. */
record ModeDemo(Mode mode, Dialog360Simulator simulator, CliEnvironment environment, Photo photo, Terminal terminal) {
    static final String GRAPH_VERSION = "v23.0";
    private static final int SHOWN_OF_SHA256 = 32;

    /** @return a sentence for each value that was read differently from how it was set */
    List<String> run() {
        SimulatedAccount account = simulator.newAccount();
        SampleShop.setUp(account);
        ProfileUpdate makeover = SampleShop.makeover();
        ExchangeLog log = new ExchangeLog(simulator, terminal);
        terminal.line("");
        terminal.headline(mode.title() + " (--mode " + mode.argument() + ")");
        try (ConnectedChannel channel = channel(account)) {
            ProfileEditor editor = new ProfileEditor(channel.profile());
            BusinessProfile before = log.during("read", editor::view);
            log.during("change", () -> editor.update(makeover));
            log.during("set photo", () -> {
                channel.photo().replace(photo);
                return photo;
            });
            BusinessProfile after = log.during("read again", editor::view);

            terminal.line("");
            terminal.lines(ProfileChange.between(withoutPhoto(before), withoutPhoto(after))
                    .lines());
            printPhotos(account);
            return mismatches(makeover.applyTo(before), after, account);
        }
    }

    private ConnectedChannel channel(SimulatedAccount account) {
        boolean isGraph = mode == Mode.GRAPH;
        ApiConnection.Builder to = isGraph
                ? ApiConnection.toGraph(simulator.baseUri(), GRAPH_VERSION)
                : ApiConnection.to(simulator.baseUri());
        NumberAccess access = isGraph
                ? NumberAccess.graph(account.phoneNumberId(), account.appId(), AccessToken.of(account.accessToken()))
                : NumberAccess.dialog360(mode, ApiKey.of(account.key()));
        return environment.channels().over(environment.connections().apply(to).build(), access);
    }

    /** The address of a photo is long and differs for each read. */
    private static BusinessProfile withoutPhoto(BusinessProfile profile) {
        return profile.toBuilder().photoUrl(null).build();
    }

    private void printPhotos(SimulatedAccount account) {
        int held = account.photo().map(bytes -> bytes.length).orElse(0);
        terminal.line(photoLine("photo sent", photo.size(), photo.sha256()));
        terminal.line(photoLine("photo stored", held, account.photoSha256().orElse("none")));
    }

    private static String photoLine(String name, int size, String sha256) {
        String shown = sha256.substring(0, Math.min(SHOWN_OF_SHA256, sha256.length()));
        return String.format(Locale.ROOT, "  %-13s%,d bytes, SHA-256 %s…", name, size, shown);
    }

    private List<String> mismatches(BusinessProfile wanted, BusinessProfile read, SimulatedAccount account) {
        List<String> mismatches = new ArrayList<>();
        for (ProfileField field : ProfileField.values()) {
            List<String> set = wanted.values(field);
            List<String> found = read.values(field);
            if (field != ProfileField.PHOTO && !set.equals(found)) {
                mismatches.add(field.label() + " should be " + set + " but reads " + found);
            }
        }
        if (read.photoUrl().isEmpty()) {
            mismatches.add("photo has no address after it was set");
        }
        if (!account.photoSha256().filter(photo.sha256()::equals).isPresent()) {
            mismatches.add("the SHA-256 of the stored photo differs from that of the sent photo");
        }
        return mismatches.stream()
                .map(mismatch -> mode.title() + ": " + mismatch)
                .toList();
    }
}
