package com.example.shop;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.spring.ProfileChannels;
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

    @GetMapping
    BusinessProfile show(@PathVariable("channel") String channel) {
        return channels.profile(channel).fetch();
    }

    @PatchMapping
    BusinessProfile change(@PathVariable("channel") String channel, @RequestBody ProfileUpdate update) {
        channels.profile(channel).apply(update);
        return show(channel);
    }
}
