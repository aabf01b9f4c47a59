package io.wabaprofile.fleet.postgres;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import io.wabaprofile.fleet.internal.ChannelProgress;
import io.wabaprofile.fleet.internal.FleetJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The data of a task: the progress of a channel as JSON. */
final class ProgressSerializer implements Serializer {
    private static final ObjectMapper JSON = new ObjectMapper();

    static byte[] bytes(ChannelProgress progress) {
        return FleetJson.of(progress).toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] serialize(Object data) {
        return bytes((ChannelProgress) data);
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] data) {
        try {
            return type.cast(data == null ? ChannelProgress.NONE : FleetJson.progress(JSON.readTree(data)));
        } catch (IOException notJson) {
            throw new IllegalStateException("The column task_data of waba_fleet_task does not contain JSON", notJson);
        }
    }
}
