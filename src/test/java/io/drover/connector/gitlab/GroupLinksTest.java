package io.drover.connector.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.drover.config.Secret;
import io.drover.connector.Receipt;
import io.drover.connector.SourceConnector;
import io.drover.connector.Write;
import io.drover.model.FullPath;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import io.drover.model.Scope;
import io.drover.problem.ProblemException;
import io.drover.simulator.SimulatorOptions;
import io.drover.time.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Groups of identity providers stay linked to the groups that they give access to. */
class GroupLinksTest {
    private final Simulated from = new Simulated(SimulatorOptions.defaults());
    private final Simulated to = new Simulated(SimulatorOptions.defaults().withFirstId(5000).withName("destination"));
    private Owner source;
    private Owner target;

    @BeforeEach
    void prepare() {
        source = new Owner(Scope.GROUP, from.group("acme", 0), FullPath.of("acme"));
        target = new Owner(Scope.GROUP, to.group("moved", 0), FullPath.of("moved"));
        Route saml = Route.of(GroupLinks.SAML, source.id());
        from.post(saml, "{'saml_group_name':'crew / night','access_level':30}");
        from.post(saml, "{'saml_group_name':'crew / night','access_level':20,'provider':'partner'}");
        from.post(saml, "{'saml_group_name':'auditors','access_level':10,'member_role_id':7}");
        Route ldap = Route.of(GroupLinks.LDAP, source.id());
        from.post(ldap, "{'cn':'depot','group_access':30,'provider':'ldapmain'}");
        from.post(ldap, "{'filter':'(ou=drivers)','group_access':10,'provider':'ldapmain'}");
    }

    @AfterEach
    void close() {
        from.close();
        to.close();
    }

    @Test
    void links_of_both_kinds_arrive_and_nothing_is_done_twice() {
        assertThat(carry(Relations.SAML_LINKS)).extracting(Receipt::key, Receipt::reenter).containsExactly(
                tuple("crew / night", List.of()), tuple("crew / night@partner", List.of()), tuple("auditors", List.of("member_role_id")));
        assertThat(carry(Relations.LDAP_LINKS)).extracting(Receipt::key).containsExactly("depot@ldapmain", "(ou=drivers)@ldapmain");
        for (Relation relation : List.of(Relations.SAML_LINKS, Relations.LDAP_LINKS)) {
            List<RelationRecord> wanted = read(from.source(), relation, source);
            assertThat(read(to.source(), relation, target)).extracting(RelationRecord::key, RelationRecord::fields)
                    .containsExactlyElementsOf(wanted.stream().map(record -> tuple(record.key(), record.fields())).toList());
            assertThat(to.destination().writer().plan(relation, target, wanted, id -> OptionalLong.empty())).isEmpty();
        }
    }

    @Test
    void a_link_with_another_role_is_made_anew_and_its_former_role_is_kept() {
        carry(Relations.SAML_LINKS);
        Route link = Route.of(GroupLinks.SAML + "/:saml_group_name", target.id(), "crew / night").with("provider", "");
        assertThat(to.root().delete(link)).isTrue();
        to.post(Route.of(GroupLinks.SAML, target.id()), "{'saml_group_name':'crew / night','access_level':50}");

        assertThat(carry(Relations.SAML_LINKS)).singleElement().satisfies(receipt -> {
            assertThat(receipt.created()).isFalse();
            assertThat(receipt.replaced()).containsExactly(new Receipt.Replaced("access_level", "50"));
        });
        assertThat(to.root().get(link).path("access_level").asLong()).isEqualTo(30);
        assertThat(read(to.source(), Relations.SAML_LINKS, target)).hasSize(3);
    }

    @Test
    void an_undo_removes_the_link_of_that_provider_only() {
        carry(Relations.SAML_LINKS);
        carry(Relations.LDAP_LINKS);
        assertThat(to.destination().writer().remove(Relations.SAML_LINKS, target, "crew / night")).isTrue();
        assertThat(to.destination().writer().remove(Relations.SAML_LINKS, target, "crew / night")).isFalse();
        assertThat(read(to.source(), Relations.SAML_LINKS, target)).extracting(RelationRecord::key).containsExactly("crew / night@partner", "auditors");
        assertThat(to.destination().writer().remove(Relations.LDAP_LINKS, target, "(ou=drivers)@ldapmain")).isTrue();
        assertThat(read(to.source(), Relations.LDAP_LINKS, target)).extracting(RelationRecord::key).containsExactly("depot@ldapmain");
    }

    @Test
    void a_group_without_links_has_none_whatever_gitlab_answers() {
        assertThat(read(to.source(), Relations.LDAP_LINKS, target)).as("404 where no LDAP group is linked").isEmpty();
        assertThat(to.source().relations().count(Relations.LDAP_LINKS, target)).isEqualTo(OptionalLong.of(0));
    }

    @Test
    void without_saml_there_are_no_links_and_the_destination_names_them() {
        to.gitlab().instance().settings().set("saml_enabled", false);
        assertThat(read(to.source(), Relations.SAML_LINKS, target)).isEmpty();
        assertThat(carry(Relations.SAML_LINKS)).hasSize(3).allSatisfy(receipt -> {
            assertThat(receipt.created()).isFalse();
            assertThat(receipt.reenter()).contains("saml_group_name", "access_level");
        });
    }

    @Test
    void who_may_not_see_the_links_is_told_so_instead_of_seeing_none() {
        long guest = from.user("guest");
        from.post(Route.of("/groups/:id/members", source.id()), "{'user_id':" + guest + ",'access_level':40}");
        try (SourceConnector mine = GitLab.source(from.config(), new Secret(from.gitlab().token("guest")), Time.system())) {
            assertThatThrownBy(() -> read(mine, Relations.SAML_LINKS, source)).isInstanceOfSatisfying(
                    ProblemException.class, e -> assertThat(e.is(GitLabProblem.GITLAB_PERMISSION_MISSING)).isTrue());
        }
    }

    private List<Receipt> carry(Relation relation) {
        List<Write> planned = to.destination().writer().plan(relation, target, read(from.source(), relation, source), id -> OptionalLong.empty());
        List<Receipt> receipts = planned.stream().map(to.destination().writer()::apply).toList();
        planned.forEach(write -> assertThat(to.destination().writer().apply(write).created()).as("again: " + write.key()).isFalse());
        return receipts;
    }

    private static List<RelationRecord> read(SourceConnector where, Relation relation, Owner owner) {
        List<RelationRecord> records = new ArrayList<>();
        where.relations().read(relation, owner, records::add);
        return records;
    }
}
