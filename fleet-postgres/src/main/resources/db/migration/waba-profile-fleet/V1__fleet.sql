-- One fleet per schema. At most one apply and one check are unfinished.
create table waba_fleet_run (
    run_id uuid primary key,
    kind text not null,
    fleet_digest text not null,
    plan_time text,
    requests_per_second integer not null,
    channels integer not null,
    started_at timestamptz not null,
    stopped_at timestamptz, -- after too many failures, or for a check
    finished_at timestamptz
);
create unique index waba_fleet_run_unfinished on waba_fleet_run (kind) where finished_at is null;

-- A machine that works on a run. It renews alive_until.
create table waba_fleet_node (
    run_id uuid not null references waba_fleet_run on delete cascade,
    node text not null,
    alive_until timestamptz not null,
    primary key (run_id, node)
);

-- The results. state is null until there is one.
create table waba_fleet_channel (
    run_id uuid not null references waba_fleet_run on delete cascade,
    channel text not null,
    position integer not null,
    state text,
    result json, -- not jsonb, which refuses U+0000
    progress bytea, -- JSON: what is known about writes of a channel whose work ended
    recorded_at timestamptz,
    primary key (run_id, channel)
);
create index waba_fleet_channel_recorded on waba_fleet_channel (run_id, recorded_at);
create index waba_fleet_channel_open on waba_fleet_channel (run_id) where state is null;

-- The queue, as db-scheduler defines it. task_name is the run, task_instance the channel, and task_data its progress as
-- JSON: what was tried, and which fields may have been written. The row of a channel with a result is deleted.
create table waba_fleet_task (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures integer,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);
create index waba_fleet_task_due on waba_fleet_task (execution_time);
create index waba_fleet_task_heartbeat on waba_fleet_task (last_heartbeat);

-- The token buckets of the hosts, as bucket4j defines them.
create table waba_fleet_rate (
    id text primary key,
    state bytea,
    expires_at bigint
);

-- The SHA-256 of the file that the photo of a channel was set from last.
create table waba_fleet_photo (
    channel text primary key,
    sha256 text not null,
    recorded_at timestamptz not null
);
