package io.drover.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Relation.Carriage;
import io.drover.model.Relation.Compared;
import io.drover.model.Relation.Reading;
import io.drover.model.Relation.Recreation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelationsTest {
    private static final Path MATRIX = Path.of("src", "test", "resources", "model", "matrix.txt");

    @Test
    void everything_that_gitlab_lists_has_its_rows_and_no_row_is_without_a_place() throws IOException {
        List<String> artifacts = Files.readAllLines(MATRIX).stream().filter(l -> !l.startsWith("#")).toList();
        List<String> ids = new ArrayList<>();
        artifacts.forEach(line -> Arrays.stream(line.split(" +")).filter(word -> word.matches("(project|group|user|instance)\\..*")).forEach(ids::add));
        assertThat(artifacts).hasSize(111).allMatch(line -> line.matches(".* (project|group|user|instance)\\.\\w+"));
        assertThat(ids).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(Relations.all().stream().map(Relation::id).toList());
    }

    @Test
    void what_another_relation_holds_names_one_of_the_same_owner_that_stands_for_itself() {
        assertThat(Relations.all()).filteredOn(r -> r.within() != null).isNotEmpty().allSatisfy(r -> {
            Relation holder = Relations.byId(String.valueOf(r.within()));
            assertThat(holder.scope()).isEqualTo(r.scope());
            assertThat(holder.within()).isNull();
            assertThat(holder.compared()).isNotEqualTo(Compared.NOT);
        });
        assertThat(Relations.all()).allMatch(r -> (r.within() != null) == (r.compared() == Compared.WITHIN));
    }

    @Test
    void only_what_has_secrets_is_re_created_without_them() {
        assertThat(Relations.all()).allSatisfy(r -> assertThat(r.secrets().isEmpty()).as(r.id()).isEqualTo(r.write() != Recreation.STRUCTURE));
    }

    @Test
    void what_cannot_be_read_is_neither_compared_on_its_own_nor_written() {
        assertThat(Relations.all()).filteredOn(r -> r.read() == Reading.NOT).allSatisfy(r -> {
            assertThat(r.write()).as(r.id()).isEqualTo(Recreation.NOT);
            assertThat(r.compared()).as(r.id()).isEqualTo(Compared.NOT);
        });
    }

    @Test
    void every_row_names_a_page_of_the_documentation() {
        assertThat(Relations.all()).allSatisfy(r -> assertThat(r.source()).as(r.id()).matches("doc/[a-z0-9_/-]+\\.md"));
    }

    @Test
    void a_method_carries_from_the_version_on_that_both_sides_have() {
        Relation vulnerabilities = Relations.byId("project.vulnerabilities");
        Version old = Version.parse("17.6.9-ee");
        Version first = Version.parse("17.7.0");
        assertThat(vulnerabilities.carriage(Method.DIRECT_TRANSFER)).isEqualTo(Carriage.PARTLY);
        assertThat(vulnerabilities.carriage(Method.DIRECT_TRANSFER, old, first)).isEqualTo(Carriage.NOT);
        assertThat(vulnerabilities.carriage(Method.FILE_TRANSFER, first, old)).isEqualTo(Carriage.NOT);
        assertThat(vulnerabilities.carriage(Method.FILE_TRANSFER_IN_SLICES, first, first)).isEqualTo(Carriage.PARTLY);
        assertThat(Relations.ISSUES.carriage(Method.FILE_TRANSFER, old, old)).isEqualTo(Carriage.WHOLE);
        assertThat(Relations.LFS_OBJECTS.carriage(Method.REPOSITORY_ONLY, old, old)).isEqualTo(Carriage.WHOLE);
        assertThat(Relations.ISSUES.carriage(Method.REPOSITORY_ONLY, old, old)).isEqualTo(Carriage.NOT);
    }

    @Test
    void slices_hold_what_an_archive_holds_but_what_would_refuse_the_push() {
        assertThat(Relations.all())
                .filteredOn(r -> r.carriage(Method.FILE_TRANSFER) != r.carriage(Method.FILE_TRANSFER_IN_SLICES))
                .containsExactlyInAnyOrder(Relations.PROTECTED_BRANCHES, Relations.PROTECTED_TAGS, Relations.PUSH_RULE)
                .allSatisfy(r -> assertThat(r.write()).as("re-created over the API").isNotEqualTo(Recreation.NOT));
    }
}
