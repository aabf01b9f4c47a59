package io.wabaprofile.testkit;

import io.wabaprofile.port.Operation;
import java.io.IOException;
import java.util.Optional;

/** One of the three APIs. */
interface Door {
    /** What the call asks for; empty if it is not for this API. May read a body of JSON. */
    Optional<Operation> operation(Call call) throws IOException;

    /** Called only for a channel whose key is good and whose calls are neither throttled nor down. */
    Answer answer(SimulatedAccount account, Call call) throws IOException, Refused, BodyTooLarge;

    Answer unauthorized();

    Answer throttled(Condition.Throttling throttling);

    Answer down();

    Answer tooLarge();
}
