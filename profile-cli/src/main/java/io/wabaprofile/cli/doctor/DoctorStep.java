package io.wabaprofile.cli.doctor;

import io.wabaprofile.cli.output.ExitCode;
import org.jspecify.annotations.Nullable;

/**
 * The result of one step.
 *
 * @param detail what was found, in one line
 * @param next what the user can do; null if nothing is to do
 * @param exit the exit code of the program, if no earlier step failed
 */
record DoctorStep(
        String name,
        StepStatus status,
        String detail,
        @Nullable String next,
        ExitCode exit) {

    static DoctorStep ok(String name, String detail) {
        return new DoctorStep(name, StepStatus.OK, detail, null, ExitCode.OK);
    }

    static DoctorStep warning(String name, String detail, String next) {
        return new DoctorStep(name, StepStatus.WARNING, detail, next, ExitCode.OK);
    }

    static DoctorStep failed(String name, String detail, String next, ExitCode exit) {
        return new DoctorStep(name, StepStatus.FAILED, detail, next, exit);
    }

    static DoctorStep skipped(String name, String detail) {
        return new DoctorStep(name, StepStatus.SKIPPED, detail, null, ExitCode.OK);
    }

    boolean isFailed() {
        return status == StepStatus.FAILED;
    }
}
