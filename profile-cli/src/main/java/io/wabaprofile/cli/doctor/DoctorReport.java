package io.wabaprofile.cli.doctor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wabaprofile.cli.output.DisplayText;
import io.wabaprofile.cli.output.ExitCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The results of all steps, as text within 80 columns and as JSON. */
public final class DoctorReport {
    private static final int STATUS = 9;
    private static final int NAME = 15;
    private static final int TEXT = 56;

    private final List<DoctorStep> steps;

    DoctorReport(List<DoctorStep> steps) {
        this.steps = List.copyOf(steps);
    }

    /** The exit code of the first failed step. */
    public ExitCode exit() {
        return firstFailure().map(DoctorStep::exit).orElse(ExitCode.OK);
    }

    private Optional<DoctorStep> firstFailure() {
        return steps.stream().filter(DoctorStep::isFailed).findFirst();
    }

    private List<DoctorStep> with(StepStatus status) {
        return steps.stream().filter(step -> step.status() == status).toList();
    }

    private String summary() {
        List<DoctorStep> failed = with(StepStatus.FAILED);
        List<DoctorStep> warnings = with(StepStatus.WARNING);
        if (failed.isEmpty() && warnings.isEmpty()) {
            return "No problem was found.";
        }
        boolean hasFailed = !failed.isEmpty();
        DoctorStep first = hasFailed ? failed.get(0) : warnings.get(0);
        String count = hasFailed
                ? (failed.size() == 1 ? "1 step failed: " : failed.size() + " steps failed, first: ") + first.name()
                        + "."
                : "No step failed. There "
                        + (warnings.size() == 1 ? "is 1 warning." : "are " + warnings.size() + " warnings.");
        return count + " First thing to do: " + Objects.requireNonNull(first.next());
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (DoctorStep step : steps) {
            String head = DisplayText.padded(step.status().text(), STATUS) + DisplayText.padded(step.name(), NAME);
            add(lines, head, step.detail());
            if (step.next() != null) {
                add(lines, " ".repeat(STATUS + NAME), "Next: " + step.next());
            }
        }
        lines.add("");
        lines.addAll(DisplayText.wrapped(summary(), STATUS + NAME + TEXT));
        return lines;
    }

    private static void add(List<String> lines, String head, String text) {
        String before = head;
        for (String part : DisplayText.wrapped(DisplayText.printable(text), TEXT)) {
            lines.add(before + part);
            before = " ".repeat(STATUS + NAME);
        }
    }

    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("status", worst().text());
        json.put("summary", summary());
        ArrayNode array = json.putArray("steps");
        for (DoctorStep step : steps) {
            array.addObject()
                    .put("name", step.name())
                    .put("status", step.status().text())
                    .put("detail", step.detail())
                    .put("next", step.next());
        }
        return json;
    }

    private StepStatus worst() {
        return steps.stream()
                .map(DoctorStep::status)
                .max(Comparator.naturalOrder())
                .orElse(StepStatus.OK);
    }
}
