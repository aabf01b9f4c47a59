package com.example.shop;

import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.spring.ProfileChannels;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/channels/{channel}/profile")
class ProfileController {
    private final ProfileChannels channels;

    ProfileController(ProfileChannels channels) {
        this.channels = channels;
    }

    /** The fields of the profile that the shop shows and changes. */
    record ProfileBody(String about, String email) {}

    @GetMapping
    ProfileBody show(@PathVariable("channel") String channel) {
        var profile = channels.profile(channel).fetch();
        return new ProfileBody(profile.about().orElse(null), profile.email().orElse(null));
    }

    @PatchMapping
    ProfileBody change(@PathVariable("channel") String channel, @RequestBody ProfileBody body) {
        ProfileUpdate.Builder update = ProfileUpdate.builder();
        Optional.ofNullable(body.about()).ifPresent(update::about);
        Optional.ofNullable(body.email()).ifPresent(update::email);
        channels.profile(channel).apply(update.build());
        return show(channel);
    }
}
