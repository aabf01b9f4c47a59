package io.wabaprofile.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NumberReportTest {
    private static final NumberReport EMPTY = NumberReport.builder().build();

    private static <T> Fact<T> known(T value, FactSource source) {
        return Fact.of(Optional.of(value), source);
    }

    private static NumberReport.Builder all(FactSource source) {
        return NumberReport.builder()
                .sending(known(new SendingHealth(SendingStatus.AVAILABLE, List.of()), source))
                .displayName(known("Shop", source))
                .nameStatus(known(NameStatus.APPROVED, source))
                .channelStatus(known(new ChannelStatus("running"), source))
                .quality(known(QualityRating.GREEN, source))
                .messagingLimit(known(new MessagingLimit("TIER_1K"), source))
                .officialAccount(known(true, source))
                .username(known("shop", source));
    }

    @Test
    void eachNameIsThatOfItsTypedFact() {
        NumberReport report = all(FactSource.GRAPH).build();

        assertThat(report.fact(FactName.SENDING)).isEqualTo(report.sending());
        assertThat(report.fact(FactName.DISPLAY_NAME)).isEqualTo(report.displayName());
        assertThat(report.fact(FactName.NAME_STATUS)).isEqualTo(report.nameStatus());
        assertThat(report.fact(FactName.CHANNEL_STATUS)).isEqualTo(report.channelStatus());
        assertThat(report.fact(FactName.QUALITY)).isEqualTo(report.quality());
        assertThat(report.fact(FactName.MESSAGING_LIMIT)).isEqualTo(report.messagingLimit());
        assertThat(report.fact(FactName.OFFICIAL_ACCOUNT)).isEqualTo(report.officialAccount());
        assertThat(report.fact(FactName.USERNAME)).isEqualTo(report.username());
        assertThat(report.username().value()).contains("shop");
    }

    @ParameterizedTest
    @EnumSource
    void noFactIsOfferedAtTheStart(FactName name) {
        assertThat(EMPTY.fact(name)).isEqualTo(Fact.notOffered());
    }

    @ParameterizedTest
    @EnumSource
    void takesEachMissingFactFromTheOtherReport(FactName name) {
        NumberReport full = all(FactSource.PARTNER_API).build();

        assertThat(EMPTY.or(full).fact(name)).isEqualTo(full.fact(name));
        assertThat(full.or(EMPTY).fact(name)).isEqualTo(full.fact(name));
    }

    @ParameterizedTest
    @EnumSource
    void keepsEachKnownFactOfTheFirstReport(FactName name) {
        NumberReport graph = all(FactSource.GRAPH).build();

        assertThat(graph.or(all(FactSource.PARTNER_API).build()).fact(name).source())
                .contains(FactSource.GRAPH);
    }

    @Test
    void aFactCanBeWithdrawnFromABuilder() {
        NumberReport report = all(FactSource.GRAPH).username(Fact.notOffered()).build();

        assertThat(report.username()).isEqualTo(Fact.notOffered());
        assertThat(report).isNotEqualTo(all(FactSource.GRAPH).build());
    }

    @Test
    void reportsWithTheSameFactsAreEqual() {
        NumberReport report = all(FactSource.GRAPH).build();

        assertThat(report)
                .isEqualTo(all(FactSource.GRAPH).build())
                .hasSameHashCodeAs(all(FactSource.GRAPH).build())
                .isNotEqualTo(all(FactSource.PARTNER_API).build())
                .isNotEqualTo(EMPTY);
    }

    @Test
    void aBuilderDoesNotChangeAReportThatItBuilt() {
        NumberReport.Builder builder = all(FactSource.GRAPH);
        NumberReport report = builder.build();

        builder.username(known("other", FactSource.GRAPH));

        assertThat(report.username().value()).contains("shop");
    }

    @Test
    void textListsTheOfferedFactsInOrder() {
        NumberReport report = NumberReport.builder()
                .quality(known(QualityRating.RED, FactSource.GRAPH))
                .displayName(Fact.of(Optional.empty(), FactSource.GRAPH))
                .build();

        assertThat(report)
                .hasToString("NumberReport[displayName=NotSet[from=GRAPH], quality=Known[known=RED, from=GRAPH]]");
    }
}
