package io.drover.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.connector.Capability;
import io.drover.connector.Repositories.LfsObject;
import io.drover.connector.SourceUser.Status;
import io.drover.model.FullPath;
import io.drover.model.Method;
import io.drover.model.Relation;
import io.drover.model.Relations;
import io.drover.model.Visibility;
import io.drover.plan.Plan;
import io.drover.verify.LossLedger.DeclaredLoss;
import io.drover.verify.Verification.Difference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule explains what it is for, and nothing that only looks like it. */
class RulesTest {
    private static final String ANN = "{'id': 11, 'username': 'ann', 'name': 'Ann'}";
    private static final String ANN_THERE = "{'id': 71, 'username': 'ann.n', 'name': 'Ann'}";
    private static final String BOB = "{'id': 12, 'username': 'bob', 'name': 'Bob'}";
    private static final String CY = "{'id': 13, 'username': 'cy', 'name': 'Cy'}";
    private static final String CY_THERE = "{'id': 73, 'username': 'cy', 'name': 'Cy'}";
    private static final String IMPORTER = "{'id': 1, 'username': 'importer', 'name': 'The Importer'}";

    @TempDir
    Path scratch;

    private final Bench bench = new Bench();

    @Test
    void an_author_without_a_user_becomes_the_importer_and_nobody_else() throws Exception {
        bench.both(Relations.ISSUES, "1", "{'author': " + BOB + "}", "{'author': " + IMPORTER + "}");
        bench.both(Relations.ISSUES, "2", "{'author': " + BOB + "}", "{'author': " + CY_THERE + "}");
        bench.both(Relations.ISSUES, "3", "{'author': " + ANN + "}", "{'author': " + IMPORTER + "}");
        bench.both(Relations.ISSUES, "4", "{'assignees': [" + BOB + "," + ANN + "]}", "{'assignees': [" + ANN_THERE + "," + IMPORTER + "]}");
        bench.both(Relations.ISSUES, "5", "{'assignees': [" + BOB + "," + ANN + "]}", "{'assignees': [" + IMPORTER + "]}");
        assertThat(rules(Relations.ISSUES)).containsExactly("1 unmapped-author", "2 different", "3 different", "4 unmapped-author", "5 different");
    }

    @Test
    void without_an_administrators_token_everybody_becomes_the_importer() throws Exception {
        bench.destination.capabilities.remove(Capability.MAP_ARCHIVE_USERS);
        bench.both(Relations.ISSUES, "1", "{'author': " + ANN + "}", "{'author': " + IMPORTER + "}");
        bench.both(Relations.ISSUES, "2", "{'author': " + ANN + "}", "{'author': " + CY_THERE + "}");
        assertThat(rules(Relations.ISSUES)).containsExactly("1 importer-is-no-admin", "2 different");
    }

    @Test
    void a_note_may_gain_the_line_that_names_its_author_only_when_he_has_no_user() throws Exception {
        bench.both(Relations.ISSUES, "1", note(BOB, "Hello"), note(IMPORTER, "Hello\\n\\n *By Bob on 2026-01-02T03:04:05*"));
        bench.both(Relations.ISSUES, "2", note(BOB, "Hello"), note(IMPORTER, "Hallo\\n\\n *By Bob on 2026-01-02T03:04:05*"));
        bench.both(Relations.ISSUES, "3", note(ANN, "Hello"), note(ANN_THERE, "Hello\\n\\n *By Ann on 2026-01-02T03:04:05*"));
        assertThat(rules(Relations.ISSUES))
                .containsExactlyInAnyOrder("1 author-named-in-note", "1 unmapped-author", "2 different", "2 unmapped-author", "3 different");
    }

    @Test
    void two_thumbs_of_people_without_a_user_become_one() throws Exception {
        String two = "{'award_emoji': [{'name': 'thumbsup', 'user': " + BOB + "}, {'name': 'thumbsup', 'user': {'id': 99, 'name': 'Dora'}}]}";
        bench.both(Relations.ISSUES, "1", two, "{'award_emoji': [{'name': 'thumbsup', 'user': " + IMPORTER + "}]}");
        bench.both(Relations.ISSUES, "2", "{'award_emoji': [{'name': 'heart', 'user': " + ANN + "}]}", "{}");
        assertThat(rules(Relations.ISSUES)).containsExactlyInAnyOrder("1 unmapped-author", "1 unmapped-people-collapse", "2 different");
    }

    @Test
    void an_epic_that_no_import_brought_is_the_callers_and_has_lost_its_talk() throws Exception {
        bench.kind = Plan.Kind.GROUP;
        String talk = ", 'discussions': [{'id': 'd', 'notes': [{'body': 'Hm', 'author': " + ANN + "}]}], 'award_emoji': [{'name': 'heart', 'user': " + ANN + "}]";
        bench.both(Relations.EPICS, "Sea", "{'title': 'Sea', 'author': " + ANN + talk + "}", "{'title': 'Sea', 'author': " + IMPORTER + "}");
        bench.both(Relations.EPICS, "Port", "{'title': 'Port', 'author': " + ANN + talk + "}", "{'title': 'Port', 'author': " + ANN_THERE + "}");
        bench.both(Relations.EPICS, "Quay", "{'title': 'Quay', 'iid': 3, 'state': 'closed'}", "{'title': 'Quay', 'iid': 2, 'state': 'opened'}");
        assertThat(rules(Relations.EPICS)).containsExactlyInAnyOrder(
                "Sea epic-made-anew", "Sea epic-without-its-talk", "Sea epic-without-its-talk", "Port different", "Port different", "Quay different");
    }

    @Test
    void what_outsiders_wrote_in_a_group_is_the_importers_and_what_its_members_wrote_is_theirs() throws Exception {
        bench.kind = Plan.Kind.GROUP;
        bench.destination.add("new", Relations.GROUP_MEMBERS, "ann.n", "{'username': 'ann.n', 'access_level': 30}");
        String hm = ", 'discussions': [{'notes': [{'body': '%s', 'author': %s, 'created_at': '2026-01-02T03:04:05Z'}]}]}";
        bench.both(Relations.EPICS, "Sea", "{'author': " + ANN + hm.formatted("Hm", CY), "{'author': " + ANN_THERE + hm.formatted("Hm\\n\\n *By Cy on 2026-01-02T03:04:05*", IMPORTER));
        bench.both(Relations.EPICS, "Port", "{'author': " + CY + hm.formatted("Hm", ANN), "{'author': " + CY_THERE + hm.formatted("Hm", IMPORTER));
        assertThat(rules(Relations.EPICS)).containsExactlyInAnyOrder("Sea author-named-in-note", "Sea author-outside-group", "Port different");
    }

    @Test
    void an_issues_epic_is_made_anew_only_where_its_group_stays_behind() throws Exception {
        String tie = "{'iid': 1, 'epic': '%s&%s', 'epic_title': '%s', 'epic_group': '%s'}";
        bench.both(Relations.EPIC_ISSUES, "#1", tie.formatted("acme", "Sea", "Sea", "acme"), tie.formatted("new", "Sea", "Sea", "new"));
        bench.both(Relations.EPIC_ISSUES, "#2", tie.formatted("acme", "Sea", "Sea", "acme"), tie.formatted("new", "Port", "Port", "new"));
        assertThat(rules(Relations.EPIC_ISSUES)).containsExactlyInAnyOrder("#1 epic-made-for-issues", "#2 different");
    }

    @Test
    void an_epics_parent_in_a_group_that_moved_is_the_same() throws Exception {
        bench.kind = Plan.Kind.GROUP;
        bench.source.add("acme", Relations.EPIC_LINKS, "Ferries in acme&Sea", "{'title': 'Ferries', 'parent': 'acme&Sea'}");
        bench.destination.add("new", Relations.EPIC_LINKS, "Ferries in new&Sea", "{'title': 'Ferries', 'parent': 'new&Sea'}");
        bench.source.add("acme", Relations.EPIC_LINKS, "Ports in &Sea", "{'title': 'Ports', 'parent': '&Sea'}");
        assertThat(rules(Relations.EPIC_LINKS)).containsExactlyInAnyOrder("Ferries in new&Sea own-links", "Ports in &Sea different");
    }

    @Test
    void members() throws Exception {
        // Drover brings memberships itself, so a placeholder is no excuse for a missing one
        bench.source.add(Bench.FROM, Relations.MEMBERS, "ann", "{'id': 11, 'username': 'ann', 'access_level': 50}");
        bench.destination.add(Bench.TO, Relations.MEMBERS, "ann.n", "{'id': 71, 'username': 'ann.n', 'access_level': 40}");
        bench.source.add(Bench.FROM, Relations.MEMBERS, "bob", "{'id': 12, 'username': 'bob', 'name': 'Bob', 'access_level': 30}");
        bench.source.add(Bench.FROM, Relations.MEMBERS, "cy", "{'id': 13, 'username': 'cy', 'access_level': 40}");
        bench.destination.add(Bench.TO, Relations.MEMBERS, "cy", "{'id': 73, 'username': 'cy', 'access_level': 30}");
        bench.destination.add(Bench.TO, Relations.MEMBERS, "importer", "{'id': 1, 'username': 'importer', 'access_level': 40}");
        bench.destination.add(Bench.TO, Relations.MEMBERS, "spy", "{'id': 66, 'username': 'spy', 'access_level': 50}");
        assertThat(rules(Relations.MEMBERS))
                .containsExactlyInAnyOrder("@ann.n owner-became-maintainer", "@cy different", "@importer importer-is-member", "@spy different", "~Bob unmapped-member");
    }

    @Test
    void only_a_group_that_does_not_move_may_lose_its_invitation() throws Exception {
        bench.destination.written.add(Relations.INVITED_GROUPS);
        bench.source.add(Bench.FROM, Relations.INVITED_GROUPS, "elsewhere/guards", "{'group_full_path': 'elsewhere/guards', 'group_access_level': 30}");
        bench.source.add(Bench.FROM, Relations.INVITED_GROUPS, "acme/shop", "{'group_full_path': 'acme/shop', 'group_access_level': 30}");
        assertThat(rules(Relations.INVITED_GROUPS)).containsExactlyInAnyOrder("elsewhere/guards invited-group-elsewhere", "new/shop different");
    }

    @Test
    void a_placeholder_stands_for_its_own_source_user_and_for_nobody_else() throws Exception {
        bench.method = Method.DIRECT_TRANSFER;
        bench.destination.sourceUser(11, "Ann", 91, Status.PENDING_REASSIGNMENT);
        bench.destination.sourceUser(12, "Bob", 92, Status.KEEP_AS_PLACEHOLDER);
        bench.destination.sourceUser(13, "Cy", 93, Status.COMPLETED);
        String annsPlaceholder = "{'id': 91, 'username': 'ann_placeholder_user_1', 'name': 'Placeholder Ann'}";
        String bobsPlaceholder = "{'id': 92, 'username': 'bob_placeholder_user_1', 'name': 'Placeholder Bob'}";
        bench.both(Relations.ISSUES, "1", "{'author': " + ANN + "}", "{'author': " + annsPlaceholder + "}");
        bench.both(Relations.ISSUES, "2", "{'author': " + ANN + "}", "{'author': " + bobsPlaceholder + "}");
        bench.both(Relations.ISSUES, "3", "{'author': " + CY + "}", "{'author': " + CY_THERE + "}");
        bench.both(Relations.ISSUES, "4", "{'assignees': [" + BOB + "," + CY + "]}", "{'assignees': [" + CY_THERE + "," + bobsPlaceholder + "]}");
        bench.both(Relations.ISSUES, "5", "{'assignees': [" + BOB + "," + ANN + "]}", "{'assignees': [" + bobsPlaceholder + "]}");
        assertThat(rules(Relations.ISSUES)).containsExactly("1 placeholder-user", "2 different", "4 placeholder-user", "5 different");
        // Drover brings memberships itself, so a placeholder is no excuse for a missing one
        bench.source.add(Bench.FROM, Relations.MEMBERS, "ann", "{'id': 11, 'username': 'ann', 'access_level': 30}");
        bench.source.add(Bench.FROM, Relations.MEMBERS, "cy", "{'id': 13, 'username': 'cy', 'access_level': 30}");
        assertThat(rules(Relations.MEMBERS)).containsExactlyInAnyOrder("@ann.n different", "@cy different");
    }

    @Test
    void beyond_the_limit_one_user_stands_for_many() throws Exception {
        bench.method = Method.DIRECT_TRANSFER;
        bench.destination.sourceUser(11, "Ann", 99, Status.PENDING_REASSIGNMENT);
        bench.destination.sourceUser(12, "Bob", 99, Status.PENDING_REASSIGNMENT);
        String importUser = "{'id': 99, 'username': 'import_user_namespace_9', 'name': 'Import User'}";
        bench.both(Relations.ISSUES, "1", "{'author': " + ANN + "}", "{'author': " + importUser + "}");
        bench.both(Relations.ISSUES, "2", "{'assignees': [" + BOB + "," + ANN + "]}", "{'assignees': [" + importUser + "]}");
        assertThat(rules(Relations.ISSUES)).containsExactly("1 import-user", "2 import-user");
        bench.method = Method.FILE_TRANSFER;
        assertThat(rules(Relations.ISSUES)).as("an archive leaves no placeholders").containsExactly("1 different", "2 different");
    }

    @Test
    void approval_rules_may_lose_only_who_could_not_come() throws Exception {
        bench.both(Relations.APPROVAL_RULES, "a", "{'users': [" + ANN + "," + BOB + "]}", "{'users': [" + ANN_THERE + "]}");
        bench.both(Relations.APPROVAL_RULES, "b", "{'users': [" + ANN + "," + CY + "]}", "{'users': [" + ANN_THERE + "]}");
        bench.both(Relations.APPROVAL_RULES, "c", "{'approvals_required': 2}", "{'approvals_required': 0}");
        bench.both(Relations.APPROVAL_RULES, "d", "{'groups': [{'full_path': 'elsewhere/guards'}]}", "{'groups': []}");
        bench.both(Relations.APPROVAL_RULES, "e", "{'groups': [{'full_path': 'acme/shop'}]}", "{'groups': []}");
        bench.both(Relations.APPROVAL_RULES, "f", "{'groups': [{'full_path': 'acme/shop'}]}", "{'groups': [{'full_path': 'new/shop'}]}");
        assertThat(rules(Relations.APPROVAL_RULES))
                .containsExactlyInAnyOrder("a approver-not-there", "b different", "c different", "d approver-not-there", "e different", "f own-links");
    }

    @Test
    void what_guards_a_project_is_compared_by_value() throws Exception {
        bench.both(Relations.PUSH_RULE, "push_rule", "{'commit_message_regex': '^[A-Z]', 'prevent_secrets': true}", "{'commit_message_regex': '', 'prevent_secrets': true}");
        bench.both(Relations.APPROVAL_SETTINGS, "approval_settings", "{'allow_author_approval': false}", "{'allow_author_approval': true}");
        bench.both(Relations.PACKAGE_RULES, "npm:@a/*", "{'minimum_access_level_for_push': 'owner'}", "{'minimum_access_level_for_push': 'maintainer'}");
        bench.both(Relations.CUSTOM_ATTRIBUTES, "cost", "{'key': 'cost', 'value': '1'}", "{'key': 'cost', 'value': '2'}");
        bench.both(Relations.AVATAR, "avatar", "{'sha256': 'aa', 'file_name': 'a.png'}", "{'sha256': 'bb', 'file_name': 'b.png'}");
        for (Relation each : List.of(Relations.PUSH_RULE, Relations.APPROVAL_SETTINGS, Relations.PACKAGE_RULES, Relations.CUSTOM_ATTRIBUTES, Relations.AVATAR)) {
            assertThat(rules(each)).as(each.id()).singleElement().asString().endsWith(" different");
        }
    }

    @Test
    void a_custom_role_of_a_linked_group_may_be_missing_but_not_its_level() throws Exception {
        bench.kind = Plan.Kind.GROUP;
        bench.source.add("acme", Relations.SAML_LINKS, "crew", "{'name': 'crew', 'access_level': 30}", "member_role_id");
        bench.destination.add("new", Relations.SAML_LINKS, "crew", "{'name': 'crew', 'access_level': 30}");
        bench.source.add("acme", Relations.LDAP_LINKS, "depot@main", "{'cn': 'depot', 'group_access': 30}");
        bench.destination.add("new", Relations.LDAP_LINKS, "depot@main", "{'cn': 'depot', 'group_access': 40}");
        assertThat(rules(Relations.SAML_LINKS)).containsExactly("crew custom-role-by-hand");
        assertThat(rules(Relations.LDAP_LINKS)).containsExactly("depot@main different");
    }

    @Test
    void an_invitation_that_was_not_sent_is_for_a_person_to_send_and_one_with_another_role_is_different() throws Exception {
        bench.destination.written.add(Relations.INVITATIONS);
        bench.source.add(Bench.FROM, Relations.INVITATIONS, "new@example.com", "{'invite_email': 'new@example.com', 'access_level': 30}");
        bench.both(Relations.INVITATIONS, "old@example.com", "{'invite_email': 'old@example.com', 'access_level': 30}", "{'invite_email': 'old@example.com', 'access_level': 40}");
        assertThat(rules(Relations.INVITATIONS)).containsExactly("old@example.com different", "new@example.com invitation-by-hand");
    }

    @Test
    void only_priorities_of_labels_from_further_up_may_be_lost() throws Exception {
        bench.destination.written.add(Relations.LABEL_PRIORITIES);
        bench.source.add("acme", Relations.GROUP_LABELS, "near", "{'name': 'near'}");
        bench.source.add(Bench.FROM, Relations.LABEL_PRIORITIES, "near", "{'name': 'near', 'priority': 1}");
        assertThat(rules(Relations.LABEL_PRIORITIES)).containsExactly("near different");
    }

    @Test
    void links_to_the_old_place_may_be_rewritten_but_not_the_words_around_them() throws Exception {
        String old = "See https://old.example.com/acme/shop/-/issues/3 and /acme/shop/uploads/ab/x.png";
        bench.both(Relations.ISSUES, "1", text(old), text("See https://new.example.org/new/shop/-/issues/3 and /uploads/ab/x.png"));
        bench.both(Relations.ISSUES, "2", text(old), text("See https://new.example.org/new/shop/-/issues/4 and /uploads/ab/x.png"));
        bench.both(Relations.ISSUES, "3", text("![a](/uploads/ab/x.png)"), text("![a](/-/project/8/uploads/ab/x.png)"));
        bench.both(Relations.ISSUES, "4", text("acme/shopping"), text("new/shopping"));
        assertThat(rules(Relations.ISSUES)).containsExactly("1 own-links", "2 different", "3 own-links", "4 different");
    }

    @Test
    void a_milestone_title_may_get_a_suffix() throws Exception {
        bench.both(Relations.ISSUES, "1", "{'milestone': '18.0'}", "{'milestone': '18.0 (imported-3d-1770206299)'}");
        bench.both(Relations.ISSUES, "2", "{'milestone': '18.0'}", "{'milestone': '18.1 (imported-3d-1770206299)'}");
        bench.source.add(Bench.FROM, Relations.MILESTONES, "18.0", "{'title': '18.0'}");
        bench.destination.add(Bench.TO, Relations.MILESTONES, "18.0 (imported-3d-1770206299)", "{'title': '18.0 (imported-3d-1770206299)'}");
        assertThat(rules(Relations.ISSUES)).containsExactly("1 milestone-suffix", "2 different");
        assertThat(rules(Relations.MILESTONES)).containsExactly("18.0 milestone-suffix");
    }

    @Test
    void a_group_milestone_may_become_a_project_milestone() throws Exception {
        bench.source.add("acme", Relations.GROUP_MILESTONES, "2024 Q1", "{'title': '2024 Q1'}");
        bench.destination.add(Bench.TO, Relations.MILESTONES, "2024 Q1", "{'title': '2024 Q1'}");
        bench.destination.add(Bench.TO, Relations.MILESTONES, "odd", "{'title': 'odd'}");
        assertThat(rules(Relations.MILESTONES)).containsExactly("2024 Q1 group-milestone-became-project-milestone", "odd different");
    }

    @Test
    void a_group_label_may_become_a_project_label() throws Exception {
        bench.source.add("acme", Relations.GROUP_LABELS, "priority::high", "{'name': 'priority::high'}");
        bench.destination.add(Bench.TO, Relations.LABELS, "priority::high", "{'name': 'priority::high'}");
        bench.destination.add(Bench.TO, Relations.LABELS, "odd", "{'name': 'odd'}");
        assertThat(rules(Relations.LABELS)).containsExactly("priority::high group-label-became-project-label", "odd different");
    }

    @Test
    void only_the_latest_version_of_a_diff_travels_and_it_must() throws Exception {
        String two = "{'sha': 'b2', 'versions': [{'head_commit_sha': 'a1'}, {'head_commit_sha': 'b2'}]}";
        bench.both(Relations.MERGE_REQUESTS, "1", two, "{'sha': 'b2', 'versions': [{'head_commit_sha': 'b2'}]}");
        bench.both(Relations.MERGE_REQUESTS, "2", two, "{'sha': 'b2', 'versions': [{'head_commit_sha': 'a1'}]}");
        assertThat(rules(Relations.MERGE_REQUESTS)).containsExactly("1 latest-version-only", "2 different");
    }

    @Test
    void refs() throws Exception {
        bench.source.ref(Bench.FROM, "refs/keep-around/abc", "a".repeat(40));
        bench.source.ref(Bench.FROM, "refs/merge-requests/1/head", "b".repeat(40));
        bench.destination.ref(Bench.TO, "refs/heads/from-fork", "b".repeat(40));
        bench.destination.ref(Bench.TO, "refs/heads/stray", "c".repeat(40));
        bench.source.add(
                Bench.FROM, Relations.MERGE_REQUESTS, "1", "{'iid': 1, 'source_project_id': 77, 'target_project_id': 5, 'source_branch': 'from-fork'}");
        assertThat(rules(Relations.REPOSITORY))
                .containsExactlyInAnyOrder(
                        "refs/heads/from-fork fork-branch",
                        "refs/heads/stray different",
                        "refs/keep-around/abc internal-refs",
                        "refs/merge-requests/1/head different");
        bench.method = Method.REPOSITORY_ONLY;
        assertThat(rules(Relations.REPOSITORY)).contains("refs/merge-requests/1/head merge-request-refs-cannot-be-pushed");
    }

    @Test
    void an_lfs_object_that_the_source_lost_is_not_our_loss() throws Exception {
        bench.source.project(5, Bench.FROM, 1);
        bench.pointers.add(new LfsObject("1".repeat(64), 1));
        assertThat(rules(Relations.LFS_OBJECTS)).containsExactly("1".repeat(64) + " missing-lfs-at-source");
        bench.source.lfsObjects.add("1".repeat(64));
        assertThat(rules(Relations.LFS_OBJECTS)).containsExactly("1".repeat(64) + " different");
    }

    @Test
    void a_hidden_value_is_explained_a_changed_value_is_not() throws Exception {
        bench.both(Relations.CI_VARIABLES, "A@*", "{'key': 'A', 'hidden': true}", "{'key': 'A', 'hidden': true}", "value");
        bench.both(Relations.CI_VARIABLES, "B@*", "{'key': 'B', 'value': 'canary-1'}", "{'key': 'B', 'value': 'canary-2'}");
        bench.both(Relations.CI_VARIABLES, "C@*", "{'key': 'C', 'value': 'canary-3'}");
        List<Difference> differences = bench.result(scratch, Relations.CI_VARIABLES).differences();
        assertThat(differences)
                .containsExactly(
                        new Difference("A@*", "value: cannot be read at the source", "hidden-value"),
                        new Difference("B@*", "value: differs (values are never shown)", null));
    }

    @Test
    void what_cannot_exist_without_its_secret_is_lost_and_anything_else_must_be_there() throws Exception {
        bench.source.add(Bench.FROM, Relations.CI_VARIABLES, "A@*", "{'key': 'A'}", "value");
        bench.source.add(Bench.FROM, Relations.CI_VARIABLES, "B@*", "{'key': 'B', 'value': 'canary'}");
        bench.source.add(Bench.FROM, Relations.HOOKS, "https://ci.example.com/{path}", "{'url': 'https://ci.example.com/{path}'}", "token");
        bench.source.add(Bench.FROM, Relations.HOOKS, "https://ci.example.com/x", "{'url': 'https://ci.example.com/x'}", "token");
        bench.source.add(Bench.FROM, Relations.INTEGRATIONS, "slack", "{'slug': 'slack', 'active': true}", "password");
        bench.both(Relations.ENVIRONMENTS, "old", "{'state': 'stopped'}", "{'state': 'available'}");
        bench.both(Relations.ENVIRONMENTS, "new", "{'state': 'available'}", "{'state': 'stopped'}");
        bench.destination.written.addAll(List.of(Relations.CI_VARIABLES, Relations.HOOKS, Relations.INTEGRATIONS));
        assertThat(rules(Relations.CI_VARIABLES)).containsExactly("A@* hidden-variable-by-hand", "B@* different");
        assertThat(rules(Relations.HOOKS)).containsExactly("https://ci.example.com/{path} webhook-by-hand", "https://ci.example.com/x different");
        assertThat(rules(Relations.INTEGRATIONS)).containsExactly("slack integration-by-hand");
        assertThat(rules(Relations.ENVIRONMENTS)).containsExactly("old different", "new different");
    }

    @Test
    void pipelines() throws Exception {
        bench.both(Relations.CI_PIPELINES, "1", "{'iid': 1, 'status': 'running'}", "{'iid': 1, 'status': 'canceled'}");
        bench.both(Relations.CI_PIPELINES, "2", "{'iid': 2, 'status': 'success'}", "{'iid': 2, 'status': 'canceled'}");
        bench.both(Relations.CI_PIPELINES, "3", "{'iid': 3, 'coverage': 81.5}", "{'iid': 3}");
        bench.both(Relations.CI_PIPELINES, "4", "{'iid': 4, 'coverage': 81.5}", "{'iid': 4, 'coverage': 12}");
        bench.source.add(Bench.FROM, Relations.CI_PIPELINES, "5", "{'iid': 5, 'source': 'parent_pipeline'}");
        bench.source.add(Bench.FROM, Relations.CI_PIPELINES, "6", "{'iid': 6, 'source': 'push'}");
        assertThat(rules(Relations.CI_PIPELINES))
                .containsExactly("1 pipeline-canceled", "2 different", "3 pipeline-timing", "4 different", "5 child-pipeline", "6 different");
    }

    @Test
    void schedules() throws Exception {
        bench.both(Relations.PIPELINE_SCHEDULES, "nightly", schedule(true, CY), schedule(false, IMPORTER));
        bench.both(Relations.PIPELINE_SCHEDULES, "weekly", schedule(false, CY), schedule(true, ANN_THERE));
        assertThat(rules(Relations.PIPELINE_SCHEDULES))
                .containsExactly("nightly schedule-inactive", "nightly schedule-owner", "weekly different", "weekly different");
    }

    @Test
    void hooks_need_their_token_again_and_show_no_credentials() throws Exception {
        String url = "https://u:canary-pw@ci.example.com/hook?token=canary-query";
        bench.both(Relations.HOOKS, url, "{'url': '" + url + "', 'push_events': true}", "{'url': '" + url + "', 'push_events': false}", "token");
        List<Difference> differences = bench.result(scratch, Relations.HOOKS).differences();
        assertThat(differences)
                .containsExactly(
                        new Difference("https://ci.example.com/hook?…", "push_events: \"true\" -> nothing", null),
                        new Difference("https://ci.example.com/hook?…", "token: cannot be read at the source", "webhook-token"));
    }

    @Test
    void protection_levels_may_be_reset_to_maintainers_only() throws Exception {
        bench.both(Relations.PROTECTED_BRANCHES, "main", levels(30), levels(40));
        bench.both(Relations.PROTECTED_BRANCHES, "next", levels(40), levels(30));
        bench.both(Relations.PROTECTED_BRANCHES, "shut", levels(0), levels(40));
        bench.destination.add(Bench.TO, Relations.PROTECTED_BRANCHES, "master", "{'name': 'master'}");
        bench.destination.add(Bench.TO, Relations.PROTECTED_BRANCHES, "other", "{'name': 'other'}");
        assertThat(rules(Relations.PROTECTED_BRANCHES))
                .containsExactly("main protection-reset", "next different", "shut different", "master default-branch-protected", "other different");
    }

    @Test
    void visibility_may_be_capped_by_the_parent_or_the_instance() throws Exception {
        bench.both(Relations.SETTINGS, "settings", "{'visibility': 'public'}", "{'visibility': 'private'}");
        assertThat(rules(Relations.SETTINGS)).containsExactly("settings visibility-capped");
        bench.destination.group(9, "new", Visibility.PUBLIC);
        assertThat(rules(Relations.SETTINGS)).containsExactly("settings different");
        bench.destination.restricted.add("public");
        assertThat(rules(Relations.SETTINGS)).containsExactly("settings visibility-capped");
    }

    @Test
    void an_attribute_may_be_unknown_to_another_version_only() throws Exception {
        bench.both(Relations.SETTINGS, "settings", "{'model_registry_access_level': 'enabled'}", "{}");
        assertThat(rules(Relations.SETTINGS)).containsExactly("settings different");
        bench.source.version("17.11.0");
        assertThat(rules(Relations.SETTINGS)).containsExactly("settings attribute-unknown-to-version");
    }

    @Test
    void what_nothing_carries_is_lost_and_what_something_carries_must_be_there() throws Exception {
        bench.source.add(Bench.FROM, Relations.PACKAGES, "npm:x:1", "{'name': 'x'}");
        assertThat(rules(Relations.PACKAGES)).containsExactly("npm:x:1 not-carried");
        bench.destination.written.add(Relations.PACKAGES);
        assertThat(rules(Relations.PACKAGES)).containsExactly("npm:x:1 different");
        bench.source.add(Bench.FROM, Relations.DEPLOY_TOKENS, "ci", "{'name': 'ci'}", "token");
        assertThat(rules(Relations.DEPLOY_TOKENS)).containsExactly("ci new-token");
    }

    @Test
    void the_bot_of_a_new_token_is_a_member_more_and_nobody_else_is() throws Exception {
        bench.destination.add(Bench.TO, Relations.MEMBERS, "project_8_bot_849e6098", "{'username': 'project_8_bot_849e6098', 'access_level': 30}");
        bench.destination.add(Bench.TO, Relations.MEMBERS, "cy", "{'username': 'cy', 'access_level': 30}");
        assertThat(rules(Relations.MEMBERS)).containsExactlyInAnyOrder("@project_8_bot_849e6098 bot-of-new-token", "@cy different");
    }

    @Test
    void as_many_records_as_the_run_declared_may_be_missing_and_not_one_more() throws Exception {
        bench.both(Relations.ISSUES, "1", "{'iid': 1, 'title': 'here', 'author': " + BOB + "}", "{'iid': 1, 'title': 'there', 'author': " + IMPORTER + "}");
        bench.source.add(Bench.FROM, Relations.ISSUES, "2", "{'iid': 2}");
        bench.source.add(Bench.FROM, Relations.LABELS, "bug", "{'name': 'bug'}");
        bench.declared = List.of(new DeclaredLoss(FullPath.of(Bench.FROM), Relations.ISSUES, 2, "too long"), new DeclaredLoss(FullPath.of("acme/other"), Relations.LABELS, 1, "x"));
        assertThat(rules(Relations.ISSUES)).containsExactlyInAnyOrder("1 declared", "1 unmapped-author", "2 declared");
        assertThat(bench.result(scratch, Relations.ISSUES).tally()).isEqualTo(new Verification.Tally(0, 0, 0, 2, 0));
        assertThat(rules(Relations.LABELS)).as("another project's loss").containsExactly("bug different");
        bench.source.add(Bench.FROM, Relations.ISSUES, "3", "{'iid': 3}");
        assertThat(bench.result(scratch, Relations.ISSUES).tally()).isEqualTo(new Verification.Tally(0, 0, 0, 2, 1));
        assertThat(bench.result(scratch, Relations.ISSUES).clean()).isFalse();
    }

    @Test
    void every_rule_names_a_page_and_speaks_in_sentences() {
        assertThat(Rules.all()).allSatisfy(rule -> {
            assertThat(rule.source()).startsWith("doc/").contains(".md");
            assertThat(rule.sentence()).endsWith(".");
            assertThat(Rules.byId(rule.id())).contains(rule);
        });
    }

    /** {@code key rule}, or {@code key different}. */
    private List<String> rules(Relation relation) throws InterruptedException {
        List<String> out = new ArrayList<>();
        bench.result(scratch, relation).differences().forEach(d -> out.add(d.key() + " " + (d.rule() == null ? "different" : d.rule())));
        return out;
    }

    private static String note(String author, String body) {
        return "{'discussions': [{'notes': [{'author': " + author + ", 'body': '" + body + "', 'created_at': '2026-01-02T03:04:05Z'}]}]}";
    }

    private static String text(String description) {
        return "{'description': '" + description + "'}";
    }

    @Test
    void runners_mirrors_and_certificates_are_a_persons_to_do() throws Exception {
        bench.source.add(Bench.FROM, Relations.RUNNERS, "big one", "{'description': 'big one'}", "token");
        bench.both(Relations.RUNNERS, "small one", "{'description': 'small one'}", "{'description': 'small one', 'paused': true}", "token");
        bench.both(Relations.REMOTE_MIRRORS, "https://a.example/x", "{'url': 'https://a.example/x', 'enabled': true}", "{'url': 'https://a.example/x', 'enabled': false}");
        bench.both(Relations.REMOTE_MIRRORS, "https://b.example/x", "{'url': 'https://b.example/x'}", "{'url': 'https://b.example/x', 'enabled': true}");
        bench.source.add(Bench.FROM, Relations.PULL_MIRROR, "https://a.example/y", "{'url': 'https://a.example/y'}", "auth_password");
        bench.both(Relations.PAGES_DOMAINS, "a.example", "{'domain': 'a.example', 'certified': true}", "{'domain': 'a.example', 'certified': false}");
        bench.both(Relations.PAGES, "settings", "{'force_https': true}", "{'force_https': false}");
        assertThat(rules(Relations.RUNNERS)).containsExactlyInAnyOrder("big one runner-by-hand", "small one different");
        assertThat(rules(Relations.REMOTE_MIRRORS)).containsExactly("https://a.example/x push-mirror-off", "https://b.example/x different");
        assertThat(rules(Relations.PULL_MIRROR)).containsExactly("https://a.example/y pull-mirror-by-hand");
        assertThat(rules(Relations.PAGES_DOMAINS)).containsExactly("a.example certificate-by-hand");
        assertThat(rules(Relations.PAGES)).containsExactly("settings different");
    }

    @Test
    void deployers_without_a_user_and_allowed_projects_that_stay_behind_are_lost_and_others_must_be_there() throws Exception {
        bench.both(Relations.PROTECTED_ENVIRONMENTS, "production",
                "{'name': 'production', 'deploy_access_levels': [{'user_id': 12}, {'user_id': 11}, {'access_level': 40}]}",
                "{'name': 'production', 'deploy_access_levels': [{'access_level': 40}]}");
        bench.destination.written.add(Relations.JOB_TOKEN_SCOPE);
        bench.source.add(Bench.FROM, Relations.JOB_TOKEN_SCOPE, "project other/api", "{}");
        bench.source.add(Bench.FROM, Relations.JOB_TOKEN_SCOPE, "project acme/shop/api", "{}");
        bench.both(Relations.JOB_TOKEN_SCOPE, "limit access", "{'inbound_enabled': true}", "{'inbound_enabled': false}");
        bench.source.add(Bench.FROM, Relations.RESOURCE_GROUPS, "production", "{'key': 'production', 'process_mode': 'oldest_first'}");
        bench.both(Relations.SECURE_FILES, "a.jks", "{'name': 'a.jks', 'content': 'canary-1'}", "{'name': 'a.jks', 'content': 'canary-2'}");
        assertThat(rules(Relations.PROTECTED_ENVIRONMENTS)).containsExactlyInAnyOrder("production unmapped-deployer", "production different");
        assertThat(rules(Relations.JOB_TOKEN_SCOPE))
                .containsExactlyInAnyOrder("limit access different", "project new/shop/api different", "project other/api job-token-of-unmoved");
        assertThat(rules(Relations.RESOURCE_GROUPS)).containsExactly("production resource-group-by-job");
        assertThat(bench.result(scratch, Relations.SECURE_FILES).differences())
                .containsExactly(new Difference("a.jks", "content: differs (values are never shown)", null));
    }

    private static String schedule(boolean active, String owner) {
        return "{'active': " + active + ", 'owner': " + owner + "}";
    }

    private static String levels(int level) {
        return "{'push_access_levels': [{'id': 1, 'access_level': " + level + "}]}";
    }
}
