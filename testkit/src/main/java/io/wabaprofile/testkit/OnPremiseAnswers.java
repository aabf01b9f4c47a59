package io.wabaprofile.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an On-Premise client says. */
final class OnPremiseAnswers {
    private static final Map<String, Object> META = meta("v2.45.1");

    private final Rules rules;

    OnPremiseAnswers(Rules rules) {
        this.rules = rules;
    }

    private static Map<String, Object> meta(String version) {
        return new JsonObject()
                .and("api_status", "stable")
                .and("version", version)
                .members();
    }

    Answer found(Map<String, Object> settings) {
        return Answer.json(
                200,
                new JsonObject()
                        .and("settings", settings)
                        .and("meta", rules.has(Variant.READS_WITHOUT_META) ? null : META)
                        .members());
    }

    /** An update was taken. */
    Answer done(int status) {
        if (rules.has(Variant.UPDATES_ANSWER_NO_BODY)) {
            return Answer.text(status, "application/json", "");
        }
        if (rules.has(Variant.UPDATES_ANSWER_NULL)) {
            return Answer.text(status, "application/json", "null");
        }
        if (rules.has(Variant.UPDATES_ANSWER_EMPTY_OBJECT)) {
            return Answer.json(status, Map.of());
        }
        return Answer.json(status, JsonObject.of("meta", metaOfUpdate()));
    }

    private Map<String, Object> metaOfUpdate() {
        if (rules.has(Variant.UPDATES_ANSWER_OTHER_VERSION)) {
            return meta("2.33.4");
        }
        if (rules.has(Variant.UPDATES_ANSWER_GATEWAY_META)) {
            return new JsonObject()
                    .and("success", true)
                    .and("http_code", 200)
                    .and("version", "2.33.4")
                    .and("api_status", "stable")
                    .members();
        }
        return META;
    }

    /** One answer with the errors of all, and the status of the first. */
    static Refused together(List<Refused> refusals) {
        List<Object> errors = new ArrayList<>();
        for (Refused refusal : refusals) {
            errors.addAll(refusal.answer().elements("errors"));
        }
        return new Refused(Answer.json(
                refusals.get(0).answer().status(),
                new JsonObject().and("meta", META).and("errors", errors).members()));
    }

    static Answer error(int status, int code, String title, @Nullable String details) {
        Map<String, Object> error = new JsonObject()
                .and("code", code)
                .and("title", title)
                .and("details", details)
                .members();
        return Answer.json(
                status,
                new JsonObject().and("meta", META).and("errors", List.of(error)).members());
    }
}
