package io.wabaprofile.testkit;

import java.io.IOException;

/** One of the three APIs. */
interface Door {
    boolean serves(Call call);

    /** Called only for a channel whose key is good and whose calls are neither throttled nor down. */
    Answer answer(SimulatedAccount account, Call call) throws IOException, Refused, BodyTooLarge;

    Answer unauthorized();

    Answer throttled(Condition.Throttling throttling);

    Answer down();

    Answer tooLarge();
}
