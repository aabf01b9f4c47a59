package io.wabaprofile.fleet.postgres;

import com.github.kagkarlsson.scheduler.task.Execution;

/**
 * A task that a machine picked. Each pick increases the version, so the claim ends when another machine picks the task.
 *
 * @param run the name of the task
 * @param channel the instance of the task
 */
record Claim(String run, String channel, long version, String pickedBy) {

    static Claim of(Execution execution) {
        return new Claim(execution.getTaskName(), execution.getId(), execution.version, execution.pickedBy);
    }
}
