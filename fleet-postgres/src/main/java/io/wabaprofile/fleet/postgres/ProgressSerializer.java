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
        return ExactJson.text(FleetJson.of(progress)).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] resumed(byte[] json) {
        return bytes(progress(json).resumed());
    }

    private static ChannelProgress progress(byte[] json) {
        try {
            return FleetJson.progress(JSON.readTree(json));
        } catch (IOException notJson) {
            throw new IllegalStateException("The column task_data of waba_fleet_task does not contain JSON", notJson);
        }
    }

    @Override
    public byte[] serialize(Object data) {
        return bytes((ChannelProgress) data);
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] data) {
        return type.cast(data == null ? ChannelProgress.NONE : progress(data));
    }
}
