package io.wabaprofile.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.number.Fact;
import io.wabaprofile.number.FactSource;
import io.wabaprofile.number.MessagingLimit;
import io.wabaprofile.number.NameStatus;
import io.wabaprofile.number.NumberReport;
import io.wabaprofile.number.QualityRating;
import io.wabaprofile.number.SendingHealth;
import io.wabaprofile.number.SendingStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Translates the documents with facts about a number. A member of an unexpected type counts as absent. */
final class FactsTranslator {
    private static final String HEALTH = "health_status";
    private static final String CAN_SEND = "can_send_message";
    private static final String NAME = "verified_name";
    private static final String NAME_STATUS = "name_status";
    private static final String QUALITY = "quality_rating";
    private static final String LIMIT = "messaging_limit_tier";
    private static final String OFFICIAL = "is_official_business_account";
    private static final String USERNAME = "username";

    /** The members of a number in the Graph API that are facts. */
    static final List<String> GRAPH_FIELDS = List.of(HEALTH, NAME, NAME_STATUS, QUALITY, LIMIT, OFFICIAL, USERNAME);

    private FactsTranslator() {}

    /** Returns the report of 360dialog's health endpoint. */
    static NumberReport health(JsonNode response) {
        Optional<SendingHealth> health = sending(response.has(HEALTH) ? response.path(HEALTH) : response);
        if (health.isEmpty()) {
            throw AttemptFailure.unreadable("it contains no health status");
        }
        return NumberReport.builder()
                .sending(Fact.of(health, FactSource.CHANNEL_HEALTH))
                .build();
    }

    /** @param requested the fields that the Graph API was asked for; the other facts are not offered */
    static NumberReport graph(JsonNode response, Set<String> requested) {
        GraphDocument document = new GraphDocument(response, requested);
        return NumberReport.builder()
                .sending(document.fact(HEALTH, FactsTranslator::sending))
                .displayName(document.fact(NAME, FactsTranslator::text))
                .nameStatus(document.fact(NAME_STATUS, code -> text(code).map(NameStatus::new)))
                .quality(document.fact(QUALITY, code -> text(code).map(QualityRating::new)))
                .messagingLimit(document.fact(LIMIT, code -> text(code).map(MessagingLimit::new)))
                .officialAccount(document.fact(OFFICIAL, FactsTranslator::truth))
                .username(document.fact(USERNAME, FactsTranslator::text))
                .build();
    }

    private record GraphDocument(JsonNode response, Set<String> requested) {
        private <T> Fact<T> fact(String member, Function<JsonNode, Optional<T>> value) {
            return requested.contains(member)
                    ? Fact.of(value.apply(response.path(member)), FactSource.GRAPH)
                    : Fact.notOffered();
        }
    }

    private static Optional<SendingHealth> sending(JsonNode health) {
        return text(health.path(CAN_SEND)).map(status -> {
            List<SendingHealth.Entity> entities = new ArrayList<>();
            health.path("entities").forEach(entity -> entities.add(entity(entity)));
            return new SendingHealth(new SendingStatus(status), entities);
        });
    }

    private static SendingHealth.Entity entity(JsonNode entity) {
        Stream<String> limits = elements(entity.path("additional_info")).flatMap(info -> text(info).stream());
        Stream<String> errors = elements(entity.path("errors")).map(FactsTranslator::reason);
        return new SendingHealth.Entity(
                text(entity.path("entity_type")).orElse("UNKNOWN"),
                text(entity.path("id")).orElse(""),
                new SendingStatus(text(entity.path(CAN_SEND)).orElse("UNKNOWN")),
                Stream.concat(limits, errors)
                        .filter(reason -> !reason.isEmpty())
                        .toList());
    }

    private static String reason(JsonNode error) {
        return Stream.of("error_description", "possible_solution")
                .flatMap(member -> text(error.path(member)).stream())
                .collect(Collectors.joining(" "));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.ofNullable(node.textValue()).filter(text -> !text.isBlank());
    }

    private static Optional<Boolean> truth(JsonNode node) {
        return node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty();
    }
}
