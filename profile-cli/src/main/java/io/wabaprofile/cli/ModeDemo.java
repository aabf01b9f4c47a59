package io.wabaprofile.cli;

import io.wabaprofile.application.ProfileEditor;
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

/** The main job in one mode: read a profile, change it, replace the photo, read again, compare. */
record ModeDemo(Mode mode, Dialog360Simulator simulator, Surroundings surroundings, Photo photo, Terminal terminal) {

    /** @return a sentence for everything that was not read back as it was set */
    List<String> run() {
        SimulatedAccount account = simulator.newAccount();
        SampleShop.moveInto(account);
        ProfileUpdate makeover = SampleShop.makeover();
        WireLog wire = new WireLog(simulator, terminal);
        terminal.line("");
        terminal.headline(mode.title());
        try (ConnectedChannel channel = channel(ApiKey.of(account.key()))) {
            ProfileEditor editor = new ProfileEditor(channel.profile());
            BusinessProfile before = wire.during("read", editor::view);
            wire.during("change", () -> editor.update(makeover));
            wire.during("set photo", () -> {
                channel.photo().replace(photo);
                return photo;
            });
            BusinessProfile after = wire.during("read again", editor::view);

            terminal.line("");
            terminal.lines(ComparisonTable.of(before, after, ProfileField.all()));
            terminal.line("");
            printPhotos(account);
            return mismatches(makeover.applyTo(before), after, account);
        }
    }

    private ConnectedChannel channel(ApiKey key) {
        ApiConnection connection =
                surroundings.connector().connection(simulator.baseUri()).build();
        return surroundings.wiring().over(connection, mode, key);
    }

    private void printPhotos(SimulatedAccount account) {
        int held = account.photo().map(bytes -> bytes.length).orElse(0);
        terminal.line(photoLine("photo sent", photo.size(), photo.sha256()));
        terminal.line(photoLine("photo held", held, account.photoSha256().orElse("none")));
    }

    private static String photoLine(String name, int size, String sha256) {
        return String.format(Locale.ROOT, "  %s %,d bytes sha256:%s", name, size, sha256);
    }

    private List<String> mismatches(BusinessProfile wanted, BusinessProfile read, SimulatedAccount account) {
        List<String> mismatches = new ArrayList<>(ReadBack.mismatches(wanted, read));
        if (!account.photoSha256().filter(photo.sha256()::equals).isPresent()) {
            mismatches.add("photo is held with another SHA-256 than it was sent with");
        }
        return mismatches.stream().map(what -> mode.title() + ": " + what).toList();
    }
}
