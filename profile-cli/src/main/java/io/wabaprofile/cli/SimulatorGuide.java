package io.wabaprofile.cli;

import io.wabaprofile.cli.connection.CredentialKind;
import io.wabaprofile.cli.output.Style;
import io.wabaprofile.cli.transfer.ShellWords;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.SimulatedPartner;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The addresses of a simulator, its invented secrets, and commands to paste. */
record SimulatorGuide(Dialog360Simulator simulator, SimulatedAccount account, String program) {
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(Style.HEADLINE.of("Simulator ready at " + base()));
        lines.add("");
        lines.addAll(addresses());
        lines.addAll(secrets());
        lines.add("");
        lines.add("Paste into another terminal:");
        lines.add("");
        lines.addAll(commands());
        lines.add("");
        lines.add("Press Ctrl-C to stop. The requests are shown below.");
        lines.add("");
        return lines;
    }

    private URI base() {
        return simulator.baseUri();
    }

    private String graph() {
        return "/" + ModeDemo.GRAPH_VERSION + "/";
    }

    private List<String> addresses() {
        String number = graph() + account.phoneNumberId();
        return List.of(
                "  Page             " + simulator.pageUri().orElseThrow(),
                "  Cloud API        /whatsapp_business_profile",
                "                   /health_status",
                "  Uploads          /uploads",
                "  Graph API        " + number + "/whatsapp_business_profile",
                "                   " + number,
                "                   " + graph() + account.appId() + "/uploads",
                "  Partner API      /api/v2/partners/" + simulator.partner().id() + "/channels",
                "  On-Premise API   /v1/settings/profile/about",
                "                   /v1/settings/profile/photo",
                "                   /v1/settings/business/profile");
    }

    private List<String> secrets() {
        return List.of(
                "  Sample key       " + account.key(),
                "  Sample token     " + account.accessToken(),
                "  Phone number ID  " + account.phoneNumberId(),
                "  App ID           " + account.appId(),
                "  Partner ID       " + simulator.partner().id(),
                "  Partner key      " + simulator.partner().key());
    }

    private List<String> commands() {
        String key = quoted(account.key());
        String token = quoted(account.accessToken());
        SimulatedPartner partner = simulator.partner();
        return List.of(
                "  curl -H " + quoted("D360-API-KEY: " + account.key()) + " \\",
                "    '" + base() + "/whatsapp_business_profile?fields=about,vertical'",
                "  curl -H " + quoted("Authorization: Bearer " + account.accessToken()) + " \\",
                "    '" + base() + graph() + account.phoneNumberId() + "/whatsapp_business_profile?fields=about'",
                "  " + CredentialKind.KEY_VARIABLE + "=" + key + " \\",
                "    " + program + " show --mode cloud \\",
                "    --base-url " + base(),
                "  " + CredentialKind.TOKEN_VARIABLE + "=" + token + " \\",
                "    " + program + " show --mode graph --api-version " + ModeDemo.GRAPH_VERSION + " \\",
                "    --phone-number-id " + account.phoneNumberId() + " --base-url " + base(),
                "  " + CredentialKind.PARTNER_KEY_VARIABLE + "=" + quoted(partner.key()) + " \\",
                "    " + program + " export --partner " + partner.id() + " \\",
                "    --base-url " + base() + "/api/v2");
    }

    private static String quoted(String word) {
        return ShellWords.joined(List.of(word));
    }
}
