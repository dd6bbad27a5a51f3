package io.drover.connector.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.connector.Receipt;
import io.drover.connector.RelationWriter;
import io.drover.connector.Write;
import io.drover.model.FullPath;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import io.drover.model.Scope;
import io.drover.problem.ProblemException;
import io.drover.simulator.SimulatorOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What is read from one instance is ensured on the other: planned, applied, and then there is nothing left to do. */
class RelationWriterTest {
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPcXfCi0R3kLGWlzb2xhdGVkLXRlc3Qta2V5LTAxMjM0 deploy@example.com";

    private static Simulated from;
    private static Simulated to;
    private static Owner source;
    private static long alice;
    private static long aliceThere;
    private static int number;

    private Owner target;

    @BeforeAll
    static void start() {
        from = new Simulated(SimulatorOptions.defaults());
        to = new Simulated(SimulatorOptions.defaults().withFirstId(5000).withName("destination"));
        source = project(from, "acme");
        alice = from.user("alice");
        aliceThere = to.user("alice");
        from.post(Route.of("/projects/:id/members", source.id()), "{'user_id':" + alice + ",'access_level':40}");
        variables("/projects/:id", source.id());
        variables("/groups/:id", group(from, "acme").id());
        pipelines();
        access();
        rest();
        review();
        rules();
    }

    @AfterAll
    static void stop() {
        from.close();
        to.close();
    }

    @BeforeEach
    void prepare() {
        number++;
        target = project(to, "acme" + number);
        to.post(Route.of("/projects/:id/members", target.id()), "{'user_id':" + aliceThere + ",'access_level':40}");
        long group = group(to, "acme" + number).id();
        to.post(Route.of("/groups/:id/labels", group), "{'name':'team','color':'#0000ff'}");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "project.ci_variables", "project.environments", "project.labels", "project.hooks", "project.project_badges", "project.deploy_keys",
        "project.pipeline_schedules", "project.protected_branches", "project.protected_tags", "project.settings", "project.approval_rules",
        "project.push_rule", "project.approval_settings", "project.external_status_checks", "project.package_protection_rules", "project.integrations",
        "project.container_registry_protection_tag_rules", "project.custom_attributes", "project.label_priorities", "project.avatar",
        "project.container_expiration_policy", "group.push_rule", "group.approval_settings", "group.approval_rules", "group.protected_branches", "group.custom_attributes",
        "group.avatar", "group.integrations",
        "group.ci_variables", "group.badges", "group.labels", "group.hooks", "group.settings"
    })
    void what_is_planned_is_what_is_done_and_nothing_is_done_twice(String id) {
        Relation relation = Relation.byId(id);
        List<RelationRecord> wanted = read(from, relation, owner(from, relation));
        assertThat(wanted).isNotEmpty();
        Owner owner = owner(to, relation);
        if (relation.equals(Relations.GROUP_PROTECTED_BRANCHES)) {
            to.post(Route.of("/groups/:id/members", owner.id()), "{'user_id':" + aliceThere + ",'access_level':30}");
        }

        List<Write> planned = plan(relation, owner, wanted);
        assertThat(planned).as("something differs").isNotEmpty();
        assertThat(plan(relation, owner, wanted)).as("planning changes nothing").isEqualTo(planned);
        planned.forEach(writer()::apply);
        planned.forEach(write -> assertThat(writer().apply(write).created()).as("again: " + write.key()).isFalse());

        assertThat(plan(relation, owner, wanted)).filteredOn(write -> write.kind() != Write.Kind.REENTER).as("nothing is left to do").isEmpty();
        assertThat(read(to, relation, owner)).extracting(RelationRecord::key).doesNotHaveDuplicates();
    }

    @Test
    void it_writes_no_relation_that_the_catalogue_says_the_api_cannot_re_create() {
        assertThat(Relations.all()).filteredOn(to.destination().writer()::writes).isNotEmpty().noneMatch(r -> r.write() == Relation.Recreation.NOT);
    }

    @Test
    void a_rule_of_a_group_keeps_its_approvers_and_nobody_can_delete_it_over_the_api() {
        List<RelationRecord> wanted = read(from, Relations.GROUP_APPROVAL_RULES, group(from, "acme"));
        Owner there = group(to, "acme" + number);
        plan(Relations.GROUP_APPROVAL_RULES, there, wanted).forEach(writer()::apply);
        RelationRecord rule = record(to, Relations.GROUP_APPROVAL_RULES, there, "leads");
        assertThat(rule.fields().path("users").findValuesAsString("username")).containsExactly("alice");
        assertThat(rule.fields().path("approvals_required").asInt()).isEqualTo(2);
        assertThatThrownBy(() -> writer().remove(Relations.GROUP_APPROVAL_RULES, there, "leads")).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.is(GitLabProblem.GITLAB_CONFLICT)).isTrue());
        assertThat(writer().remove(Relations.GROUP_APPROVAL_RULES, there, "never there")).isFalse();

        to.gitlab().instance().settings().set("approval_group_rules", false);
        assertThat(read(to, Relations.GROUP_APPROVAL_RULES, there)).as("the feature flag is off").isEmpty();
        to.gitlab().instance().settings().set("approval_group_rules", null);
    }

    @Test
    void variables_keep_value_scope_and_flags_and_hidden_ones_are_named() {
        List<Receipt> receipts = carry(Relations.CI_VARIABLES);

        assertThat(read(to, Relations.CI_VARIABLES, target)).extracting(RelationRecord::key).containsExactlyInAnyOrder("A@*", "A@production");
        RelationRecord production = record(to, Relations.CI_VARIABLES, target, "A@production");
        assertThat(Json.text(production.fields(), "value")).isEqualTo("for production");
        assertThat(Json.flag(production.fields(), "protected")).isTrue();
        assertThat(receipts).filteredOn(receipt -> receipt.key().equals("HIDDEN@*")).singleElement().satisfies(receipt -> {
            assertThat(receipt.created()).isFalse();
            assertThat(receipt.reenter()).containsExactly("value");
        });
    }

    @Test
    void all_writes_of_a_relation_at_once_do_the_same_and_can_be_repeated() {
        List<Write> planned = plan(Relations.CI_VARIABLES, target, read(from, Relations.CI_VARIABLES, source));
        assertThat(writer().applyAll(planned)).filteredOn(Receipt::created).extracting(Receipt::key).containsExactly("A@*", "A@production");
        assertThat(writer().applyAll(planned)).noneMatch(Receipt::created).extracting(Receipt::key).contains("HIDDEN@*");
        assertThat(read(to, Relations.CI_VARIABLES, target)).hasSize(2);
    }

    @Test
    void a_changed_value_is_updated_and_only_it() {
        carry(Relations.CI_VARIABLES);
        List<RelationRecord> wanted = read(from, Relations.CI_VARIABLES, source);
        wanted.stream().filter(r -> r.key().equals("A@production")).forEach(r -> r.fields().put("value", "changed"));

        List<Write> writes = plan(Relations.CI_VARIABLES, target, wanted);

        assertThat(writes).filteredOn(write -> write.kind() == Write.Kind.UPDATE).singleElement().satisfies(write -> {
            assertThat(write.key()).isEqualTo("A@production");
            assertThat(write.names()).containsExactly("value");
            writer().apply(write);
        });
        assertThat(Json.text(record(to, Relations.CI_VARIABLES, target, "A@production").fields(), "value")).isEqualTo("changed");
        assertThat(Json.text(record(to, Relations.CI_VARIABLES, target, "A@*").fields(), "value")).isEqualTo("for all");
    }

    @Test
    void an_update_journals_what_was_there_but_no_secret() {
        carry(Relations.CI_VARIABLES);
        List<RelationRecord> wanted = read(from, Relations.CI_VARIABLES, source);
        wanted.stream().filter(r -> r.key().equals("A@production")).forEach(r -> r.fields().put("value", "changed").put("protected", false));

        List<Receipt> receipts = plan(Relations.CI_VARIABLES, target, wanted).stream().map(writer()::apply).toList();

        assertThat(receipts).flatExtracting(Receipt::replaced)
                .containsExactlyInAnyOrder(new Receipt.Replaced("value", Receipt.Replaced.SECRET), new Receipt.Replaced("protected", "true"));
    }

    @Test
    void the_rule_that_a_protection_replaces_is_journalled() {
        assertThat(carry(Relations.PROTECTED_BRANCHES)).filteredOn(receipt -> receipt.key().equals("main")).singleElement().satisfies(receipt -> {
            assertThat(receipt.replaced()).extracting(Receipt.Replaced::attribute).contains("push_access_levels", "allow_force_push");
            assertThat(receipt.replaced()).extracting(Receipt.Replaced::value).contains("false");
        });
    }

    @Test
    void the_default_branch_that_gitlab_protected_by_itself_gets_the_wanted_rule() {
        carry(Relations.PROTECTED_BRANCHES);

        RelationRecord main = record(to, Relations.PROTECTED_BRANCHES, target, "main");
        assertThat(main.fields().path("push_access_levels")).singleElement().satisfies(level ->
                assertThat(level.path("access_level").asLong()).isZero());
        assertThat(Json.flag(main.fields(), "allow_force_push")).isTrue();
    }

    @Test
    void schedules_carry_variables_and_the_active_flag() {
        List<Receipt> receipts = carry(Relations.PIPELINE_SCHEDULES);

        RelationRecord nightly = record(to, Relations.PIPELINE_SCHEDULES, target, "nightly@main");
        assertThat(Json.flag(nightly.fields(), "active")).isTrue();
        assertThat(nightly.fields().path("variables")).singleElement().satisfies(variable ->
                assertThat(Json.text(variable, "value")).isEqualTo("full"));
        assertThat(receipts).singleElement().satisfies(receipt -> assertThat(receipt.reenter()).containsExactly("owner: was root"));
    }

    @Test
    void a_schedule_belongs_to_whom_it_belonged_where_he_may_own_it() {
        List<RelationRecord> wanted = read(from, Relations.PIPELINE_SCHEDULES, source);
        wanted.forEach(record -> record.fields().putObject("owner").put("id", alice).put("username", "alice"));
        List<Receipt> receipts = plan(Relations.PIPELINE_SCHEDULES, target, wanted).stream().map(writer()::apply).toList();
        assertThat(receipts).allSatisfy(receipt -> assertThat(receipt.reenter()).isEmpty());
        assertThat(Json.text(record(to, Relations.PIPELINE_SCHEDULES, target, "nightly@main").fields().path("owner"), "username")).isEqualTo("alice");
        assertThat(plan(Relations.PIPELINE_SCHEDULES, target, wanted)).isEmpty();
    }

    @Test
    void who_has_no_right_to_the_project_cannot_own_its_schedule_and_is_named() {
        to.root().delete(Route.of("/projects/:id/members/:user_id", target.id(), aliceThere));
        List<RelationRecord> wanted = read(from, Relations.PIPELINE_SCHEDULES, source);
        wanted.forEach(record -> record.fields().putObject("owner").put("id", alice).put("username", "alice"));
        List<Receipt> receipts = plan(Relations.PIPELINE_SCHEDULES, target, wanted).stream().map(writer()::apply).toList();
        assertThat(receipts).extracting(Receipt::reenter).containsOnly(List.of("owner: was alice"));
        assertThat(read(to, Relations.PIPELINE_SCHEDULES, target)).hasSize(1);

        to.post(Route.of("/projects/:id/members", target.id()), "{'user_id':" + aliceThere + ",'access_level':40}");
        plan(Relations.PIPELINE_SCHEDULES, target, wanted).forEach(writer()::apply);
        assertThat(Json.text(record(to, Relations.PIPELINE_SCHEDULES, target, "nightly@main").fields().path("owner"), "username")).isEqualTo("alice");
    }

    @Test
    void inputs_of_a_schedule_are_added_changed_and_taken_out() {
        carry(Relations.PIPELINE_SCHEDULES);
        List<RelationRecord> wanted = read(from, Relations.PIPELINE_SCHEDULES, source);
        wanted.getFirst().fields().putArray("inputs").addObject().put("name", "b").putArray("value").add(1);
        plan(Relations.PIPELINE_SCHEDULES, target, wanted).forEach(writer()::apply);
        assertThat(record(to, Relations.PIPELINE_SCHEDULES, target, "nightly@main").fields().path("inputs").toString()).isEqualTo("[{\"name\":\"b\",\"value\":[1]}]");
        assertThat(plan(Relations.PIPELINE_SCHEDULES, target, wanted)).isEmpty();
    }

    @Test
    void settings_say_what_they_were() {
        assertThat(carry(Relations.SETTINGS)).flatExtracting(Receipt::replaced).contains(new Receipt.Replaced("merge_method", "\"merge\""));
    }

    @Test
    void a_webhook_says_that_its_token_must_be_entered_again() {
        assertThat(carry(Relations.HOOKS)).allSatisfy(receipt -> assertThat(receipt.reenter()).contains("token"));
        assertThat(Json.flag(record(to, Relations.HOOKS, target, "https://ci.example.com/hook").fields(), "tag_push_events")).isTrue();
    }

    @Test
    void deploy_tokens_are_only_named() {
        assertThat(carry(Relations.DEPLOY_TOKENS)).singleElement().satisfies(receipt -> {
            assertThat(receipt.key()).isEqualTo("puller");
            assertThat(receipt.reenter()).containsExactly("token");
        });
        assertThat(read(to, Relations.DEPLOY_TOKENS, target)).isEmpty();
    }

    @Test
    void what_was_created_can_be_removed_once() {
        for (Relation relation : List.of(Relations.CI_VARIABLES, Relations.BADGES, Relations.HOOKS, Relations.PIPELINE_SCHEDULES, Relations.DEPLOY_KEYS,
                Relations.PROTECTED_TAGS)) {
            List<Receipt> created = carry(relation).stream().filter(Receipt::created).toList();
            assertThat(created).as(relation.id()).isNotEmpty();
            for (Receipt receipt : created) {
                assertThat(writer().remove(relation, target, receipt.key())).as(relation + " " + receipt.key()).isTrue();
                assertThat(writer().remove(relation, target, receipt.key())).isFalse();
            }
            assertThat(read(to, relation, target)).as(relation.id()).isEmpty();
        }
    }

    @Test
    void approval_rules_name_the_destinations_people_groups_and_branches() {
        long reviewers = to.source().inventory().group(FullPath.of("reviewers")).orElseThrow().id();
        carry(Relations.PROTECTED_BRANCHES);

        List<Receipt> receipts = carry(Relations.APPROVAL_RULES);

        RelationRecord security = record(to, Relations.APPROVAL_RULES, target, "security");
        assertThat(security.fields().path("approvals_required").asLong()).isEqualTo(2);
        assertThat(security.fields().path("users")).singleElement().satisfies(user -> assertThat(user.path("id").asLong()).isEqualTo(aliceThere));
        assertThat(security.fields().path("groups")).singleElement().satisfies(group -> assertThat(Json.text(group, "full_path")).isEqualTo("reviewers"));
        assertThat(security.fields().path("protected_branches")).singleElement().satisfies(branch -> assertThat(Json.text(branch, "name")).isEqualTo("release/*"));
        assertThat(reviewers).isGreaterThan(5000);
        assertThat(receipts).filteredOn(receipt -> receipt.key().equals("security")).singleElement().satisfies(receipt ->
                assertThat(receipt.reenter()).as("who is not there is named").containsExactly("user stranger"));
        assertThat(record(to, Relations.APPROVAL_RULES, target, "All Members").fields().path("approvals_required").asLong()).isEqualTo(1);
    }

    @Test
    void a_rule_whose_count_an_import_lost_gets_it_back() {
        to.post(Route.of("/projects/:id/approval_rules", target.id()), "{'name':'security','approvals_required':0,'user_ids':[" + aliceThere + "]}");
        carry(Relations.PROTECTED_BRANCHES);

        assertThat(carry(Relations.APPROVAL_RULES)).filteredOn(receipt -> receipt.key().equals("security")).singleElement().satisfies(receipt -> {
            assertThat(receipt.created()).isFalse();
            assertThat(receipt.replaced()).contains(new Receipt.Replaced("approvals_required", "0"), new Receipt.Replaced("group_ids", "[]"));
        });
        assertThat(record(to, Relations.APPROVAL_RULES, target, "security").fields().path("approvals_required").asLong()).isEqualTo(2);
    }

    @Test
    void an_integration_without_a_secret_is_set_up_and_one_with_a_secret_is_named() {
        List<Receipt> receipts = carry(Relations.INTEGRATIONS);

        assertThat(read(to, Relations.INTEGRATIONS, target)).singleElement().satisfies(wiki -> {
            assertThat(wiki.key()).isEqualTo("external-wiki");
            assertThat(Json.text(wiki.fields().path("properties"), "external_wiki_url")).isEqualTo("https://wiki.example.com");
        });
        assertThat(receipts).filteredOn(receipt -> receipt.key().equals("slack")).singleElement().satisfies(receipt ->
                assertThat(receipt.reenter()).containsExactly("password", "token"));
        assertThat(receipts.toString()).doesNotContain("s3cret");

        from.root().put(Route.of("/projects/:id/integrations/:slug", source.id(), "external-wiki"), json("{'external_wiki_url':'https://wiki2.example.com'}"));
        assertThat(carry(Relations.INTEGRATIONS)).filteredOn(receipt -> receipt.key().equals("external-wiki")).singleElement().satisfies(receipt ->
                assertThat(receipt.replaced()).containsExactly(new Receipt.Replaced("external_wiki_url", "\"https://wiki.example.com\"")));
    }

    @Test
    void an_instance_without_a_licence_takes_what_it_can_and_the_rest_is_told() {
        try (Simulated free = new Simulated(SimulatorOptions.defaults().withVersion("18.5.1"))) {
            Owner project = project(free, "acme");
            RelationWriter writer = free.destination().writer();
            assertThat(writer.writes(Relations.PUSH_RULE)).isFalse();
            assertThat(writer.writes(Relations.LABELS)).isTrue();
            for (Relation relation : List.of(Relations.PUSH_RULE, Relations.APPROVAL_RULES, Relations.MERGE_REQUEST_BLOCKS)) {
                List<Write> writes = writer.plan(relation, project, read(from, relation, source), id -> OptionalLong.empty());
                assertThat(writes.stream().map(writer::apply)).as(relation.id()).allSatisfy(receipt -> {
                    assertThat(receipt.created()).isFalse();
                    assertThat(receipt.reenter()).isNotEmpty();
                });
                assertThat(read(free, relation, project)).as(relation.id()).isEmpty();
            }
        }
    }

    private static void variables(String owner, long id) {
        from.post(Route.of(owner + "/variables", id), "{'key':'A','value':'for all','raw':true}");
        from.post(Route.of(owner + "/variables", id), "{'key':'A','value':'for production','environment_scope':'production','protected':true,'raw':false}");
        from.post(Route.of(owner + "/variables", id), "{'key':'HIDDEN','value':'hunter2hunter2','masked_and_hidden':true}");
    }

    private static void pipelines() {
        long schedule = from.post(Route.of("/projects/:id/pipeline_schedules", source.id()),
                        "{'description':'nightly','ref':'main','cron':'0 1 * * *','cron_timezone':'UTC','active':true,'inputs':[{'name':'a','value':'x'}]}")
                .path("id")
                .asLong();
        from.post(Route.of("/projects/:id/pipeline_schedules/:pipeline_schedule_id/variables", source.id(), schedule), "{'key':'MODE','value':'full'}");
        from.post(Route.of("/projects/:id/environments", source.id()), "{'name':'production','external_url':'https://example.com','tier':'production'}");
    }

    private static void access() {
        from.root().delete(Route.of("/projects/:id/protected_branches/:name", source.id(), "main"));
        from.post(Route.of("/projects/:id/protected_branches", source.id()),
                "{'name':'main','push_access_level':0,'merge_access_level':30,'allow_force_push':true}");
        from.post(Route.of("/projects/:id/protected_branches", source.id()),
                "{'name':'release/*','allowed_to_push':[{'user_id':" + alice + "},{'access_level':40}],'merge_access_level':40}");
        from.post(Route.of("/projects/:id/protected_tags", source.id()), "{'name':'v*','create_access_level':30}");
        from.post(Route.of("/projects/:id/deploy_keys", source.id()), "{'title':'deploy','key':'" + KEY + "','can_push':true}");
        from.post(Route.of("/projects/:id/deploy_tokens", source.id()), "{'name':'puller','scopes':['read_repository']}");
        from.post(Route.of("/projects/:id/hooks", source.id()), "{'url':'https://ci.example.com/hook','tag_push_events':true,'token':'s3cret'}");
        from.post(Route.of("/groups/:id/hooks", group(from, "acme").id()), "{'url':'https://ci.example.com/group','push_events':true}");
    }

    private static void rest() {
        from.post(Route.of("/projects/:id/labels", source.id()), "{'name':'bug','color':'#ff0000','priority':1}");
        from.post(Route.of("/groups/:id/labels", group(from, "acme").id()), "{'name':'team','color':'#00ff00'}");
        from.post(Route.of("/projects/:id/badges", source.id()), "{'name':'build','link_url':'https://example.com/b','image_url':'https://example.com/b.svg'}");
        from.post(Route.of("/groups/:id/badges", group(from, "acme").id()), "{'name':'all','link_url':'https://example.com/g','image_url':'https://example.com/g.svg'}");
        from.root().put(Route.of("/projects/:id", source.id()),
                GitLabApi.JSON.createObjectNode().put("merge_method", "ff").put("wiki_access_level", "disabled").put("ci_config_path", "ci/main.yml"));
        from.root().put(Route.of("/groups/:id", group(from, "acme").id()),
                GitLabApi.JSON.createObjectNode().put("description", "All of Acme").put("request_access_enabled", false));
    }

    private static void review() {
        long stranger = from.user("stranger");
        long reviewers = from.group("reviewers", 0);
        to.group("reviewers", 0);
        long branch = from.root().get(Route.of("/projects/:id/protected_branches/:name", source.id(), "release/*")).path("id").asLong();
        from.post(Route.of("/projects/:id/approval_rules", source.id()),
                "{'name':'security','approvals_required':2,'user_ids':[" + alice + "," + stranger + "],'group_ids':[" + reviewers + "],'protected_branch_ids':["
                        + branch + "]}");
        from.post(Route.of("/projects/:id/approval_rules", source.id()), "{'name':'All Members','approvals_required':1,'rule_type':'any_approver'}");
    }

    private static void rules() {
        long group = group(from, "acme").id();
        from.post(Route.of("/groups/:id/members", group), "{'user_id':" + alice + ",'access_level':30}");
        from.post(Route.of("/projects/:id/push_rule", source.id()), "{'commit_message_regex':'^[A-Z]','max_file_size':50,'prevent_secrets':true}");
        from.post(Route.of("/groups/:id/push_rule", group), "{'branch_name_regex':'^feature/','deny_delete_tag':true}");
        from.post(Route.of("/groups/:id/approval_rules", group), "{'name':'leads','approvals_required':2,'user_ids':[" + alice + "],'group_ids':[" + group + "]}");
        from.root().put(Route.of("/projects/:id/merge_request_approval_setting", source.id()), json("{'allow_author_approval':true,'retain_approvals_on_push':false}"));
        from.root().put(Route.of("/groups/:id/merge_request_approval_setting", group), json("{'require_password_to_approve':true}"));
        from.post(Route.of("/projects/:id/external_status_checks", source.id()), "{'name':'scan','external_url':'https://scan.example.com/check','shared_secret':'hmac-s3cret'}");
        from.post(Route.of("/projects/:id/packages/protection/rules", source.id()),
                "{'package_name_pattern':'@acme/*','package_type':'npm','minimum_access_level_for_push':'maintainer'}");
        from.post(Route.of("/projects/:id/registry/protection/tag/rules", source.id()),
                "{'tag_name_pattern':'^v','minimum_access_level_for_push':'maintainer','minimum_access_level_for_delete':'owner'}");
        from.post(Route.of("/groups/:id/protected_branches", group), "{'name':'stable','push_access_level':0,'allowed_to_merge':[{'user_id':" + alice + "}]}");
        from.root().put(Route.of("/projects/:id/custom_attributes/:key", source.id(), "cost-centre"), json("{'value':'4711'}"));
        from.root().put(Route.of("/groups/:id/custom_attributes/:key", group, "owner"), json("{'value':'platform'}"));
        from.root().put(Route.of("/projects/:id/labels/:label_id", source.id(), "team"), json("{'priority':3}"));
        from.root().put(Route.of("/projects/:id", source.id()), json("{'container_expiration_policy_attributes':{'enabled':true,'keep_n':5,'cadence':'7d'}}"));
        from.root().put(Route.of("/projects/:id/integrations/:slug", source.id(), "external-wiki"), json("{'external_wiki_url':'https://wiki.example.com'}"));
        from.root().put(Route.of("/groups/:id/integrations/:slug", group, "external-wiki"), json("{'external_wiki_url':'https://wiki.example.com'}"));
        from.root().put(Route.of("/groups/:id/integrations/:slug", group, "slack"), json("{'webhook':'https://hooks.slack.example.com/gr0up','push_events':true}"));
        from.root().put(Route.of("/projects/:id/integrations/:slug", source.id(), "slack"), json("{'webhook':'https://hooks.slack.example.com/s3cret','push_events':true}"));
        avatar("/projects/:id", source.id(), "project picture");
        avatar("/groups/:id", group, "group picture");
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) GitLabApi.JSON.readTree(text.replace('\'', '"'));
    }

    private static void avatar(String owner, long id, String content) {
        ObjectNode picture = GitLabApi.JSON.createObjectNode().put("file_name", "logo.png").put("sha256", Keys.sha256(content));
        picture.put("content", Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8)));
        boolean project = owner.startsWith("/projects");
        Owner where = new Owner(project ? Scope.PROJECT : Scope.GROUP, id, FullPath.of("any"));
        Relation relation = project ? Relations.AVATAR : Relations.GROUP_AVATAR;
        from.destination().writer().apply(new Write(Write.Kind.CREATE, relation, where, "avatar", "", picture, List.of()));
    }

    private List<Receipt> carry(Relation relation) {
        return plan(relation, target, read(from, relation, source)).stream().map(writer()::apply).toList();
    }

    private List<Write> plan(Relation relation, Owner owner, List<RelationRecord> wanted) {
        return writer().plan(relation, owner, wanted, id -> id == alice ? OptionalLong.of(aliceThere) : OptionalLong.empty());
    }

    private RelationWriter writer() {
        return to.destination().writer();
    }

    private static RelationRecord record(Simulated where, Relation relation, Owner owner, String key) {
        return read(where, relation, owner).stream().filter(r -> r.key().equals(key)).findFirst().orElseThrow();
    }

    private static List<RelationRecord> read(Simulated where, Relation relation, Owner owner) {
        List<RelationRecord> records = new ArrayList<>();
        where.source().relations().read(relation, owner, records::add);
        return records;
    }

    private Owner owner(Simulated where, Relation relation) {
        if (relation.scope() == Scope.GROUP) {
            return group(where, where == from ? "acme" : "acme" + number);
        }
        return where == from ? source : target;
    }

    private static Owner group(Simulated where, String path) {
        return where.source().inventory().group(FullPath.of(path)).orElseThrow().owner();
    }

    private static Owner project(Simulated where, String group) {
        where.project("api", where.group(group, 0));
        return where.source().inventory().project(FullPath.of(group + "/api")).orElseThrow().owner();
    }
}
