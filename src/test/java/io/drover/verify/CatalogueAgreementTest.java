package io.drover.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Relation;
import io.drover.model.Relation.Compared;
import io.drover.model.Relations;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the catalogue says is compared, and only that, is compared. */
class CatalogueAgreementTest {
    private static final Set<Compared> NO_COMPARISON = Set.of(Compared.NOT, Compared.WITHIN);

    @Test
    void every_comparison_is_announced_and_every_announced_one_is_there() {
        assertThat(Relations.all()).allSatisfy(
                r -> assertThat(Comparisons.of(r).isPresent()).as(r.id()).isEqualTo(!NO_COMPARISON.contains(r.compared())));
        assertThat(Comparisons.all()).extracting(Comparison::relation).map(Relation::id).doesNotHaveDuplicates();
    }
}
