package io.drover.connector.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.drover.connector.Receipt;
import io.drover.connector.RelationWriter;
import io.drover.connector.RelationWriter.UserLookup;
import io.drover.connector.Write;
import io.drover.http.Body;
import io.drover.model.FullPath;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import io.drover.model.Scope;
import io.drover.problem.ProblemException;
import io.drover.simulator.Faults;
import io.drover.simulator.SimulatorOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What deploys, and who and what may, from one instance to the other, below another group: acme goes into moved1, moved2, and so on. */
class DeploymentRelationsTest {
    private static Simulated from;
    private static Simulated to;
    private static Owner source;
    private static Owner sourceGroup;
    private static long alice;
    private static long aliceThere;
    private static int number;

    private Owner target;
    private Owner targetGroup;

    @BeforeAll
    static void start() {
        from = new Simulated(SimulatorOptions.defaults());
        to = new Simulated(SimulatorOptions.defaults().withFirstId(5000).withName("destination"));
        long group = from.group("acme", 0);
        from.project("lib", group);
        from.project("stays", from.group("other", 0));
        from.project("api", group);
        source = from.source().inventory().project(FullPath.of("acme/api")).orElseThrow().owner();
        sourceGroup = new Owner(Scope.GROUP, group, FullPath.of("acme"));
        alice = from.user("alice");
        aliceThere = to.user("alice");
        from.post(Route.of("/projects/:id/members", source.id()), "{'user_id':" + alice + ",'access_level':40}");
        flags();
        environments();
        rest();
    }

    @AfterAll
    static void stop() {
        from.close();
        to.close();
    }

    @BeforeEach
    void prepare() {
        number++;
        long group = to.group("moved" + number, 0);
        to.project("lib", group);
        to.project("api", group);
        targetGroup = new Owner(Scope.GROUP, group, FullPath.of("moved" + number));
        target = to.source().inventory().project(FullPath.of("moved" + number + "/api")).orElseThrow().owner();
        to.post(Route.of("/projects/:id/members", target.id()), "{'user_id':" + aliceThere + ",'access_level':40}");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "instance.ci_variables", "project.feature_flags_user_lists", "project.feature_flags", "project.environments", "project.protected_environments",
        "group.protected_environments", "project.freeze_periods", "project.job_token_scope", "project.secure_files", "project.cluster_agents",
        "project.remote_mirrors", "project.pages", "project.pages_domains", "project.terraform_states",
        "project.container_registry_protection_repository_rules"
    })
    void what_is_planned_is_what_is_done_and_nothing_is_done_twice(String id) {
        Relation relation = Relation.byId(id);
        carry(Relations.USER_LISTS);
        if (relation.equals(Relations.USER_LISTS) || relation.equals(Relations.INSTANCE_VARIABLES)) {
            read(to, relation, there(relation)).forEach(record -> writer().remove(relation, there(relation), record.key()));
        }
        List<RelationRecord> wanted = read(from, relation, here(relation));
        List<Write> planned = plan(relation, wanted);
        assertThat(planned).filteredOn(write -> write.kind() != Write.Kind.REENTER).isNotEmpty();
        assertThat(plan(relation, wanted)).as("planning changes nothing").isEqualTo(planned);
        planned.forEach(writer()::apply);
        planned.forEach(write -> assertThat(writer().apply(write).created()).as("again: " + write.key()).isFalse());

        assertThat(plan(relation, wanted)).filteredOn(write -> write.kind() != Write.Kind.REENTER).as("nothing is left to do").isEmpty();
        assertThat(read(to, relation, there(relation))).extracting(RelationRecord::key).doesNotHaveDuplicates();
    }

    @Test
    void a_feature_flag_keeps_its_user_list_and_a_changed_strategy_replaces_the_old_one() {
        carry(Relations.USER_LISTS);
        carry(Relations.FEATURE_FLAGS);
        assertThat(record(Relations.FEATURE_FLAGS, "beta").fields().path("strategies").findValuesAsString("name")).containsExactlyInAnyOrder("gitlabUserList", "testers", "default");

        List<RelationRecord> wanted = read(from, Relations.FEATURE_FLAGS, source);
        ((ObjectNode) wanted.getFirst().fields().path("strategies").get(0)).putArray("scopes").addObject().put("environment_scope", "review/*");
        List<Receipt> receipts = plan(Relations.FEATURE_FLAGS, wanted).stream().map(writer()::apply).toList();

        assertThat(record(Relations.FEATURE_FLAGS, "beta").fields().path("strategies")).hasSize(2);
        assertThat(record(Relations.FEATURE_FLAGS, "beta").fields().toString()).contains("review/*").doesNotContain("\"production\"");
        assertThat(receipts).flatExtracting(Receipt::replaced).singleElement().satisfies(replaced -> {
            assertThat(replaced.attribute()).isEqualTo("strategies");
            assertThat(replaced.value()).contains("\"production\"");
        });
    }

    @Test
    void a_stopped_environment_is_stopped_again_and_can_be_removed() {
        carry(Relations.ENVIRONMENTS);
        assertThat(Json.text(record(Relations.ENVIRONMENTS, "old").fields(), "state")).isEqualTo("stopped");
        assertThat(Json.text(record(Relations.ENVIRONMENTS, "production").fields(), "state")).isEqualTo("available");
        assertThat(Json.text(record(Relations.ENVIRONMENTS, "production").fields(), "tier")).isEqualTo("other");
        assertThat(writer().remove(Relations.ENVIRONMENTS, target, "production")).isTrue();
        assertThat(writer().remove(Relations.ENVIRONMENTS, target, "production")).isFalse();
    }

    @Test
    void who_may_deploy_is_translated_and_who_is_not_there_is_named() {
        List<Receipt> receipts = carry(Relations.PROTECTED_ENVIRONMENTS);
        ObjectNode production = record(Relations.PROTECTED_ENVIRONMENTS, "production").fields();
        assertThat(production.path("deploy_access_levels").findValuesAsString("user_id")).contains(Long.toString(aliceThere));
        assertThat(production.path("deploy_access_levels").findValuesAsString("full_path")).containsExactly("moved" + number);
        assertThat(production.path("deploy_access_levels")).filteredOn(level -> level.hasNonNull("user_id")).noneMatch(level -> level.has("access_level"));
        assertThat(production.path("approval_rules")).singleElement().satisfies(rule -> assertThat(rule.path("required_approvals").asLong()).isEqualTo(2));
        assertThat(receipts).flatExtracting(Receipt::reenter).singleElement().asString().startsWith("user ");

        List<RelationRecord> wanted = read(from, Relations.PROTECTED_ENVIRONMENTS, source);
        wanted.getFirst().fields().putArray("deploy_access_levels").addObject().put("access_level", 60);
        plan(Relations.PROTECTED_ENVIRONMENTS, wanted).forEach(writer()::apply);
        assertThat(record(Relations.PROTECTED_ENVIRONMENTS, "production").fields().path("deploy_access_levels")).singleElement().satisfies(level ->
                assertThat(level.path("access_level").asLong()).isEqualTo(60));
    }

    @Test
    void levels_whose_change_got_no_answer_are_not_added_twice() {
        carry(Relations.PROTECTED_ENVIRONMENTS);
        List<RelationRecord> wanted = read(from, Relations.PROTECTED_ENVIRONMENTS, source);
        wanted.getFirst().fields().putArray("deploy_access_levels").addObject().put("access_level", 60);
        Write change = plan(Relations.PROTECTED_ENVIRONMENTS, wanted).getFirst();
        to.gitlab().faults().inject(Faults.Kind.ANSWER_LOST).on("PUT /projects/:id/protected_environments/:name").times(1);

        assertThatThrownBy(() -> writer().apply(change)).isInstanceOf(ProblemException.class);
        writer().apply(change);

        assertThat(to.gitlab().faults().fired()).hasSize(1);
        assertThat(record(Relations.PROTECTED_ENVIRONMENTS, "production").fields().path("deploy_access_levels")).hasSize(1);
        to.gitlab().faults().clear();
    }

    @Test
    void job_tokens_come_in_from_where_the_allowed_projects_are_now() {
        List<Receipt> receipts = carry(Relations.JOB_TOKEN_SCOPE);
        assertThat(read(to, Relations.JOB_TOKEN_SCOPE, target)).extracting(RelationRecord::key)
                .containsExactly("limit access", "group moved" + number, "project moved" + number + "/lib");
        assertThat(receipts).filteredOn(receipt -> !receipt.reenter().isEmpty()).extracting(Receipt::key).containsExactly("project other/stays");
        assertThat(writer().remove(Relations.JOB_TOKEN_SCOPE, target, "project moved" + number + "/lib")).isTrue();
        assertThat(read(to, Relations.JOB_TOKEN_SCOPE, target)).hasSize(2);
    }

    @Test
    void a_secure_file_arrives_byte_for_byte_and_a_changed_one_is_replaced() {
        carry(Relations.SECURE_FILES);
        RelationRecord there = record(Relations.SECURE_FILES, "release.jks");
        assertThat(there.fields()).isEqualTo(read(from, Relations.SECURE_FILES, source).getFirst().fields());

        to.root().delete(Route.of("/projects/:id/secure_files/:secure_file_id", target.id(), id("secure_files", "name", "release.jks")));
        upload(to, target, "release.jks", "somebody's own");
        List<Receipt> receipts = carry(Relations.SECURE_FILES);
        assertThat(receipts).singleElement().satisfies(receipt -> {
            assertThat(receipt.created()).isFalse();
            assertThat(receipt.replaced()).extracting(Receipt.Replaced::attribute).containsExactly("checksum");
        });
        assertThat(Base64.getDecoder().decode(Json.text(record(Relations.SECURE_FILES, "release.jks").fields(), "content", ""))).isEqualTo(keystore());
    }

    @Test
    void a_terraform_state_arrives_byte_for_byte_and_one_that_is_there_is_left_alone() {
        assertThat(carry(Relations.TERRAFORM_STATES)).extracting(Receipt::key, Receipt::created).containsExactly(tuple("production", true));
        RelationRecord there = record(Relations.TERRAFORM_STATES, "production");
        assertThat(there.fields()).isEqualTo(read(from, Relations.TERRAFORM_STATES, source).getFirst().fields());
        assertThat(there.fields().path("serial").asLong()).isEqualTo(41);

        terraform(to, target, "production", 43);
        assertThat(carry(Relations.TERRAFORM_STATES)).isEmpty();
        assertThat(record(Relations.TERRAFORM_STATES, "production").fields().path("serial").asLong()).as("applied at the destination since").isEqualTo(43);
        assertThat(writer().remove(Relations.TERRAFORM_STATES, target, "production")).isTrue();
        assertThat(read(to, Relations.TERRAFORM_STATES, target)).isEmpty();
    }

    @Test
    void a_protected_image_path_follows_its_project() {
        carry(Relations.REPOSITORY_RULES);
        RelationRecord rule = record(Relations.REPOSITORY_RULES, "%{project_path}/release*");
        assertThat(rule.fields()).isEqualTo(read(from, Relations.REPOSITORY_RULES, source).getFirst().fields());
        Route rules = Route.of("/projects/:id/registry/protection/repository/rules", target.id());
        assertThat(to.root().page(rules, null).items()).singleElement().satisfies(shown -> assertThat(Json.text(shown, "repository_path_pattern"))
                .isEqualTo("moved" + number + "/api/release*"));

        List<RelationRecord> wanted = read(from, Relations.REPOSITORY_RULES, source);
        wanted.getFirst().fields().put("minimum_access_level_for_delete", "admin");
        assertThat(plan(Relations.REPOSITORY_RULES, wanted)).singleElement().satisfies(write -> assertThat(write.names()).containsExactly("minimum_access_level_for_delete"));
        plan(Relations.REPOSITORY_RULES, wanted).forEach(writer()::apply);
        assertThat(plan(Relations.REPOSITORY_RULES, wanted)).isEmpty();
        assertThat(writer().remove(Relations.REPOSITORY_RULES, target, rule.key())).isTrue();
        assertThat(writer().remove(Relations.REPOSITORY_RULES, target, rule.key())).isFalse();
    }

    @Test
    void a_push_mirror_arrives_switched_off_and_says_what_it_needs() {
        assertThat(carry(Relations.REMOTE_MIRRORS)).singleElement().satisfies(receipt -> {
            assertThat(receipt.key()).isEqualTo("https://mirror.example.com/acme/api.git");
            assertThat(receipt.reenter()).containsExactly("user and password in the address");
        });
        assertThat(Json.flag(record(Relations.REMOTE_MIRRORS, "https://mirror.example.com/acme/api.git").fields(), "enabled")).isFalse();
    }

    @Test
    void a_pull_mirror_a_runner_and_a_group_token_are_only_named() {
        assertThat(carry(Relations.PULL_MIRROR)).extracting(Receipt::key).containsExactly("https://upstream.example.com/api.git");
        assertThat(carry(Relations.RUNNERS)).extracting(Receipt::key).containsExactly("shell runner");
        assertThat(carry(Relations.GROUP_ACCESS_TOKENS)).extracting(Receipt::reenter).containsExactly(List.of("token"));
        assertThat(read(to, Relations.PULL_MIRROR, target)).isEmpty();
        assertThat(read(to, Relations.RUNNERS, target)).isEmpty();
    }

    @Test
    void a_resource_group_that_a_job_made_gets_its_mode_and_one_that_is_not_there_yet_is_named() {
        assertThat(carry(Relations.RESOURCE_GROUPS)).singleElement().satisfies(receipt -> {
            assertThat(receipt.key()).isEqualTo("production");
            assertThat(receipt.reenter()).containsExactly("process_mode");
        });
        resourceGroup(to, target, "production", "unordered");
        assertThat(carry(Relations.RESOURCE_GROUPS)).flatExtracting(Receipt::replaced)
                .containsExactly(new Receipt.Replaced("process_mode", "\"unordered\""));
        assertThat(Json.text(record(Relations.RESOURCE_GROUPS, "production").fields(), "process_mode")).isEqualTo("oldest_first");
    }

    @Test
    void deployments_are_counted_and_never_written() {
        from.post(Route.of("/projects/:id/deployments", source.id()),
                "{'environment':'production','sha':'" + "a".repeat(40) + "','ref':'main','tag':false,'status':'success'}");
        assertThat(from.source().relations().count(Relations.DEPLOYMENTS, source)).isEqualTo(OptionalLong.of(1));
        assertThat(writer().writes(Relations.DEPLOYMENTS)).isFalse();
    }

    private static void flags() {
        from.root().post(Route.of("/admin/ci/variables"), json("{'key':'COMPANY','value':'acme','raw':true}"));
        String lists = "/projects/:id/feature_flags_user_lists";
        from.post(Route.of(lists, source.id()), "{'name':'unused','user_xids':'zoe'}");
        long list = from.post(Route.of(lists, source.id()), "{'name':'testers','user_xids':'ann,bob'}").path("id").asLong();
        from.post(Route.of("/projects/:id/feature_flags", source.id()), "{'name':'beta','version':'new_version_flag','active':false,'strategies':["
                + "{'name':'gitlabUserList','parameters':{},'scopes':[{'environment_scope':'production'}],'user_list_id':" + list + "},"
                + "{'name':'default','parameters':{},'scopes':[{'environment_scope':'staging'}]}]}");
    }

    private static void environments() {
        from.post(Route.of("/projects/:id/environments", source.id()), "{'name':'production','tier':'other','external_url':'https://example.com','auto_stop_setting':'with_action'}");
        long old = from.post(Route.of("/projects/:id/environments", source.id()), "{'name':'old'}").path("id").asLong();
        from.post(Route.of("/projects/:id/environments/:environment_id/stop", source.id(), old), "{}");
        long stranger = from.user("stranger");
        from.post(Route.of("/projects/:id/members", source.id()), "{'user_id':" + stranger + ",'access_level':40}");
        from.post(Route.of("/projects/:id/protected_environments", source.id()), "{'name':'production','deploy_access_levels':[{'user_id':" + alice + "},"
                + "{'user_id':" + stranger + "},{'access_level':40},{'group_id':" + sourceGroup.id() + "}],"
                + "'approval_rules':[{'access_level':40,'required_approvals':2}]}");
        from.post(Route.of("/groups/:id/protected_environments", sourceGroup.id()), "{'name':'staging','deploy_access_levels':[{'access_level':30}]}");
        from.post(Route.of("/projects/:id/freeze_periods", source.id()), "{'freeze_start':'0 23 * * 5','freeze_end':'0 7 * * 1','cron_timezone':'Berlin'}");
        resourceGroup(from, source, "production", "oldest_first");
    }

    private static void rest() {
        String scope = "/projects/:id/job_token_scope";
        for (String path : List.of("acme/lib", "other/stays")) {
            long id = from.source().inventory().project(FullPath.of(path)).orElseThrow().id();
            from.post(Route.of(scope + "/allowlist", source.id()), "{'target_project_id':" + id + "}");
        }
        from.post(Route.of(scope + "/groups_allowlist", source.id()), "{'target_group_id':" + sourceGroup.id() + "}");
        upload(from, source, "release.jks", new String(keystore(), StandardCharsets.ISO_8859_1));
        terraform(from, source, "production", 41);
        from.post(Route.of("/projects/:id/registry/protection/repository/rules", source.id()),
                "{'repository_path_pattern':'acme/api/release*','minimum_access_level_for_push':'owner'}");
        from.post(Route.of("/projects/:id/cluster_agents", source.id()), "{'name':'cluster-1'}");
        from.post(Route.of("/user/runners"), "{'runner_type':'project_type','project_id':" + source.id() + ",'description':'shell runner'}");
        from.post(Route.of("/groups/:id/access_tokens", sourceGroup.id()), "{'name':'deployer','scopes':['api'],'access_level':30}");
        from.post(Route.of("/projects/:id/remote_mirrors", source.id()), "{'url':'https://u:pw@mirror.example.com/acme/api.git','enabled':true,'keep_divergent_refs':true}");
        from.root().put(Route.of("/projects/:id/mirror/pull", source.id()), json("{'enabled':true,'url':'https://u:pw@upstream.example.com/api.git'}"));
        from.root().patch(Route.of("/projects/:id/pages", source.id()), json("{'pages_https_only':true}"));
        from.post(Route.of("/projects/:id/pages/domains", source.id()), "{'domain':'www.acme.example','certificate':'PEM','key':'PEM'}");
    }

    private static byte[] keystore() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    private static void upload(Simulated where, Owner owner, String name, String latin) {
        Body form = new Body.Form(Map.of("name", name), "file", name, latin.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(where.root().exchange("POST", Route.of("/projects/:id/secure_files", owner.id()), form, false).status()).isEqualTo(201);
    }

    private static void terraform(Simulated where, Owner owner, String name, long serial) {
        byte[] state = ("{\"version\":4,\"serial\":" + serial + ",\"resources\":[]}").getBytes(StandardCharsets.UTF_8);
        Route one = Route.of("/projects/:id/terraform/state/:name", owner.id(), name).with("serial", serial);
        assertThat(where.root().exchange("POST", one, new Body.Bytes(state, "application/json"), false).status()).isEqualTo(200);
    }

    private static void resourceGroup(Simulated where, Owner owner, String key, String mode) {
        where.gitlab().instance().db().table("ci_resource_groups").insert(Map.of("project_id", owner.id(), "key", key, "process_mode", mode));
    }

    private long id(String list, String attribute, String value) {
        long[] id = {0};
        to.root().each(Route.of("/projects/:id/" + list, target.id()), each -> id[0] = Json.text(each, attribute, "").equals(value) ? each.path("id").asLong() : id[0]);
        return id[0];
    }

    private List<Receipt> carry(Relation relation) {
        return plan(relation, read(from, relation, here(relation))).stream().map(writer()::apply).toList();
    }

    private List<Write> plan(Relation relation, List<RelationRecord> wanted) {
        return writer().plan(relation, there(relation), wanted, new UserLookup() {
            @Override
            public OptionalLong destinationUser(long id) {
                return id == alice ? OptionalLong.of(aliceThere) : OptionalLong.empty();
            }

            @Override
            public Optional<FullPath> destinationPath(FullPath path) {
                return Optional.of(path.root().equals("acme") ? path.rebase(FullPath.of("acme"), targetGroup.fullPath()) : path);
            }
        });
    }

    private static Owner here(Relation relation) {
        return relation.scope() == Scope.INSTANCE ? Owner.ofInstance() : relation.scope() == Scope.GROUP ? sourceGroup : source;
    }

    private Owner there(Relation relation) {
        return relation.scope() == Scope.INSTANCE ? Owner.ofInstance() : relation.scope() == Scope.GROUP ? targetGroup : target;
    }

    private static RelationWriter writer() {
        return to.destination().writer();
    }

    private RelationRecord record(Relation relation, String key) {
        return read(to, relation, there(relation)).stream().filter(r -> r.key().equals(key)).findFirst().orElseThrow();
    }

    private static List<RelationRecord> read(Simulated where, Relation relation, Owner owner) {
        List<RelationRecord> records = new ArrayList<>();
        where.source().relations().read(relation, owner, records::add);
        return records;
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) GitLabApi.JSON.readTree(text.replace('\'', '"'));
    }
}
