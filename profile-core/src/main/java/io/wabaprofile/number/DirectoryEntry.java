package io.wabaprofile.number;

import java.util.Optional;

/**
 * A channel in a {@link io.wabaprofile.port.ChannelDirectory}. Contains no key.
 *
 * @param id the id of the channel
 * @param phoneNumber the phone number as the platform writes it, usually digits with the country code; empty if the
 *     response has none
 * @param accountId Meta's id of the WhatsApp Business Account; empty if the response has none
 * @param facts the facts that the list contains
 */
public record DirectoryEntry(String id, Optional<String> phoneNumber, Optional<String> accountId, NumberReport facts) {}
