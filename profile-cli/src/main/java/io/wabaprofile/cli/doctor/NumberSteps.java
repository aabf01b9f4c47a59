package io.wabaprofile.cli.doctor;

import io.wabaprofile.application.ProfileEditor;
import io.wabaprofile.cli.connection.Mode;
import io.wabaprofile.cli.output.ExitCode;
import io.wabaprofile.number.NameStatus;
import io.wabaprofile.number.NumberReport;
import io.wabaprofile.number.QualityRating;
import io.wabaprofile.number.SendingHealth;
import io.wabaprofile.number.SendingStatus;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.NumberFacts;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The steps that call the platform: access, profile, sending and the other facts. */
final class NumberSteps {
    static final String ACCESS = "access";
    static final String PROFILE = "profile";
    static final String SENDING = "sending";
    static final String FACTS = "facts";
    static final List<String> NAMES = List.of(ACCESS, PROFILE, SENDING, FACTS);

    private static final Set<NameStatus> BAD_NAMES = Set.of(NameStatus.DECLINED, NameStatus.EXPIRED);
    private static final Set<QualityRating> BAD_RATINGS = Set.of(QualityRating.YELLOW, QualityRating.RED);
    private static final String WHATSAPP_MANAGER = "WhatsApp Manager shows the details and how to solve them.";

    private final Mode mode;
    private final FailureAdvice advice;
    private final List<DoctorStep> steps = new ArrayList<>();

    NumberSteps(Mode mode, FailureAdvice advice) {
        this.mode = mode;
        this.advice = advice;
    }

    List<DoctorStep> all(ProfileGateway profile, Optional<NumberFacts> facts) {
        if (readProfile(profile)) {
            readFacts(facts);
        } else {
            steps.add(DoctorStep.skipped(SENDING, "the profile could not be read"));
            steps.add(DoctorStep.skipped(FACTS, "the profile could not be read"));
        }
        return steps;
    }

    private DoctorStep failed(String name, GatewayException failure) {
        return DoctorStep.failed(
                name, String.valueOf(failure.getMessage()), advice.next(failure), ExitCode.of(failure));
    }

    private boolean readProfile(ProfileGateway gateway) {
        try {
            BusinessProfile profile = new ProfileEditor(gateway).view();
            steps.add(DoctorStep.ok(
                    ACCESS, "the platform accepts the " + mode.credential().title()));
            steps.add(DoctorStep.ok(PROFILE, described(profile)));
            return true;
        } catch (Unauthorized refused) {
            steps.add(failed(ACCESS, refused));
            steps.add(DoctorStep.skipped(PROFILE, "no access"));
        } catch (GatewayException failure) {
            steps.add(DoctorStep.skipped(ACCESS, "not known, because the profile could not be read"));
            steps.add(failed(PROFILE, failure));
        }
        return false;
    }

    private static String described(BusinessProfile profile) {
        return "set: " + labels(profile::isSet) + "; not set: " + labels(field -> !profile.isSet(field));
    }

    private static String labels(Predicate<ProfileField> chosen) {
        String labels = ProfileField.all().stream()
                .filter(chosen)
                .map(ProfileField::label)
                .collect(Collectors.joining(", "));
        return labels.isEmpty() ? "none" : labels;
    }

    private void readFacts(Optional<NumberFacts> facts) {
        if (facts.isEmpty()) {
            steps.add(DoctorStep.skipped(SENDING, "the " + mode.title() + " does not offer it"));
            steps.add(DoctorStep.skipped(FACTS, "the " + mode.title() + " does not offer them"));
            return;
        }
        try {
            NumberReport report = facts.get().fetch();
            steps.add(sending(report.sending().value()));
            steps.add(
                    mode == Mode.GRAPH
                            ? otherFacts(report)
                            : DoctorStep.skipped(
                                    FACTS, "360dialog shows name status, quality and limit to partners only"));
        } catch (GatewayException failure) {
            steps.add(failed(SENDING, failure));
            steps.add(DoctorStep.skipped(FACTS, "they could not be read"));
        }
    }

    private static DoctorStep sending(Optional<SendingHealth> known) {
        if (known.isEmpty()) {
            return DoctorStep.warning(
                    SENDING, "the platform does not say whether the number can send", WHATSAPP_MANAGER);
        }
        SendingHealth health = known.get();
        if (health.status().equals(SendingStatus.AVAILABLE)) {
            return DoctorStep.ok(SENDING, "the number can send messages");
        }
        String detail = health.status() + causes(health);
        return health.status().equals(SendingStatus.BLOCKED)
                ? DoctorStep.failed(
                        SENDING,
                        "the number cannot send messages: " + detail,
                        "Solve the cause that the platform names. " + WHATSAPP_MANAGER,
                        ExitCode.CANNOT_SEND)
                : DoctorStep.warning(SENDING, "the number can send messages with limits: " + detail, WHATSAPP_MANAGER);
    }

    private static String causes(SendingHealth health) {
        String causes = health.entities().stream()
                .filter(entity -> !entity.status().equals(SendingStatus.AVAILABLE))
                .map(entity -> entity.type() + " is " + entity.status()
                        + (entity.reasons().isEmpty() ? "" : ": " + String.join(" ", entity.reasons())))
                .collect(Collectors.joining("; "));
        return causes.isEmpty() ? "" : ". " + causes;
    }

    private static DoctorStep otherFacts(NumberReport report) {
        String detail = "display name " + shown(report.displayName().value()) + " ("
                + shown(report.nameStatus().value()) + "), quality "
                + shown(report.quality().value()) + ", limit "
                + shown(report.messagingLimit().value());
        if (report.nameStatus().value().filter(BAD_NAMES::contains).isPresent()) {
            return DoctorStep.warning(FACTS, detail, "Submit another display name. " + WHATSAPP_MANAGER);
        }
        return report.quality().value().filter(BAD_RATINGS::contains).isPresent()
                ? DoctorStep.warning(
                        FACTS, detail, "Send fewer messages that recipients block or report. " + WHATSAPP_MANAGER)
                : DoctorStep.ok(FACTS, detail);
    }

    private static String shown(Optional<?> value) {
        return value.map(Object::toString).orElse("not set");
    }
}
