package io.wabaprofile.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FactTest {
    private static final Fact<String> GRAPH = Fact.of(Optional.of("Shop"), FactSource.GRAPH);
    private static final Fact<String> PARTNER = Fact.of(Optional.of("Old shop"), FactSource.PARTNER_API);
    private static final Fact<String> NOT_SET = Fact.of(Optional.empty(), FactSource.GRAPH);
    private static final Fact<String> NOT_SET_AT_PARTNER = Fact.of(Optional.empty(), FactSource.PARTNER_API);
    private static final Fact<String> NOT_OFFERED = Fact.notOffered();

    @Test
    void aKnownFactHasAValueAndASource() {
        assertThat(GRAPH).isEqualTo(new Fact.Known<>("Shop", FactSource.GRAPH));
        assertThat(GRAPH.value()).contains("Shop");
        assertThat(GRAPH.source()).contains(FactSource.GRAPH);
    }

    @Test
    void aFactWithoutAValueIsNotSetAndHasASource() {
        assertThat(NOT_SET).isEqualTo(new Fact.NotSet<>(FactSource.GRAPH));
        assertThat(NOT_SET.value()).isEmpty();
        assertThat(NOT_SET.source()).contains(FactSource.GRAPH);
    }

    @Test
    void aFactThatIsNotOfferedHasNeitherValueNorSource() {
        assertThat(NOT_OFFERED.value()).isEmpty();
        assertThat(NOT_OFFERED.source()).isEmpty();
    }

    @Test
    void theFirstKnownFactWins() {
        assertThat(GRAPH.or(PARTNER)).isEqualTo(GRAPH);
        assertThat(PARTNER.or(GRAPH)).isEqualTo(PARTNER);
        for (Fact<String> other : List.of(NOT_SET, NOT_OFFERED)) {
            assertThat(GRAPH.or(other)).isEqualTo(GRAPH);
            assertThat(other.or(GRAPH)).isEqualTo(GRAPH);
        }
    }

    @Test
    void theFirstFactThatIsNotSetWinsIfNoneIsKnown() {
        assertThat(NOT_SET.or(NOT_SET_AT_PARTNER)).isEqualTo(NOT_SET);
        assertThat(NOT_SET.or(NOT_OFFERED)).isEqualTo(NOT_SET);
        assertThat(NOT_OFFERED.or(NOT_SET)).isEqualTo(NOT_SET);
        assertThat(NOT_OFFERED.or(NOT_OFFERED)).isEqualTo(NOT_OFFERED);
    }
}
