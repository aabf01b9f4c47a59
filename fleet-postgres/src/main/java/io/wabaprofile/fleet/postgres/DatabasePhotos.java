package io.wabaprofile.fleet.postgres;

import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.fleet.PhotoLock;
import java.util.Optional;

/** Remembers the sources of photos in the database. */
final class DatabasePhotos implements PhotoLock {
    private final Database database;

    DatabasePhotos(Database database) {
        this.database = database;
    }

    @Override
    public Optional<String> sha256(FleetChannel channel) {
        return database
                .query("select sha256 from waba_fleet_photo where channel = ?", row -> row.getString(1), channel.name())
                .stream()
                .findFirst();
    }

    @Override
    public void record(FleetChannel channel, String sha256) {
        database.update("""
                insert into waba_fleet_photo (channel, sha256, recorded_at) values (?, ?, clock_timestamp())
                on conflict (channel) do update set sha256 = excluded.sha256, recorded_at = excluded.recorded_at
                """, channel.name(), sha256);
    }
}
