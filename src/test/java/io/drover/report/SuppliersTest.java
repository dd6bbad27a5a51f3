package io.drover.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.inventory.Inventory;
import io.drover.model.AccessLevel;
import io.drover.model.FullPath;
import io.drover.model.Member;
import io.drover.model.Relations;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuppliersTest {
    private static final FullPath GROUP = FullPath.of("acme");
    private static final FullPath PROJECT = FullPath.of("acme/web/shop");

    @Test
    void maintainers_of_the_project_come_before_the_owners_of_its_groups() {
        Suppliers suppliers = suppliers(Map.of(
                PROJECT, List.of(member(1, "dev", AccessLevel.DEVELOPER), member(2, "mia", AccessLevel.MAINTAINER)),
                GROUP, List.of(member(3, "olga", AccessLevel.OWNER), member(2, "mia", AccessLevel.MAINTAINER))));
        assertThat(suppliers.of(PROJECT, Relations.CI_VARIABLES)).isEqualTo("mia, olga");
    }

    @Test
    void only_owners_see_the_secrets_of_a_group() {
        Suppliers suppliers = suppliers(Map.of(GROUP, List.of(member(3, "olga", AccessLevel.OWNER), member(2, "mia", AccessLevel.MAINTAINER))));
        assertThat(suppliers.of(GROUP, Relations.GROUP_VARIABLES)).isEqualTo("olga");
    }

    @Test
    void where_nobody_is_known_an_administrator_is_asked() {
        assertThat(suppliers(Map.of()).of(PROJECT, Relations.HOOKS)).isEqualTo("an administrator of the source");
    }

    @Test
    void a_long_list_is_cut() {
        List<Member> many = List.of(1, 2, 3, 4, 5, 6, 7).stream().map(i -> member(i, "m" + i, AccessLevel.MAINTAINER)).toList();
        assertThat(suppliers(Map.of(PROJECT, many)).of(PROJECT, Relations.HOOKS)).isEqualTo("m1, m2, m3, m4, m5 and 2 more");
    }

    private static Suppliers suppliers(Map<FullPath, List<Member>> members) {
        Inventory sample = Samples.of(1, 0).inventory();
        return new Suppliers(new Inventory(
                sample.source(), sample.takenAt(), sample.instance(), sample.token(), sample.settings(), sample.roots(), List.of(), List.of(), List.of(), members, Map.of()));
    }

    private static Member member(long id, String name, AccessLevel level) {
        return new Member(id, name, level, null);
    }
}
