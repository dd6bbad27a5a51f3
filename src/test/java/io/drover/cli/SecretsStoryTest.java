package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.sample.SampleOrganisation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** New tokens for old ones: asked for in drover.yaml, made by the run, sealed, opened by a person. */
@Tag("long")
class SecretsStoryTest {
    private static final String PASSPHRASE = "DROVER_SECRETS_PASSPHRASE";

    @TempDir
    Path folder;

    @Test
    void tokens_are_made_anew_and_their_secrets_open_with_the_passphrase_alone() throws Exception {
        try (SimulatedGitLab source = SimulatedGitLab.start(SimulatorOptions.defaults());
                SimulatedGitLab destination = SimulatedGitLab.start(SimulatorOptions.defaults().withSeed(2).withFirstId(70_000))) {
            SampleOrganisation.load(source);
            Terminal terminal = new Terminal(folder).between(source, destination);
            terminal.type("init", "--source", source.url(), "--destination", destination.url(), "--group", "nordwind").exits(0);
            terminal.withoutLimits();
            terminal.write("drover.yaml", terminal.file("drover.yaml").replace("# recreate_tokens: [triggers, deploy_tokens,", "recreate_tokens: [triggers, deploy_tokens,"));
            terminal.type("inventory").exits(0);
            terminal.type("assess");
            terminal.type("plan").exits(0);

            terminal.type("run", "--commit").exits(3).says("SECRETS_KEY_MISSING", "drover secrets init");
            terminal.with(PASSPHRASE, "too short");
            terminal.type("secrets", "init").exits(3).says("SECRETS_PASSPHRASE_MISSING");
            terminal.with(PASSPHRASE, "correct horse battery");
            terminal.type("secrets", "init").exits(0).says("Made.", "secrets.key");
            terminal.type("secrets", "init").exits(3).says("SECRETS_KEY_EXISTS");
            terminal.type("secrets", "open").exits(0).says("Nothing was sealed yet.");

            terminal.type("run", "--commit").exits(0).says(" items done, 0 failed");
            terminal.type("verify").exits(0);
            terminal.type("report").exits(0);
            String saidBefore = terminal.everythingSaid();

            terminal.with(PASSPHRASE, "wrong horse battery").type("secrets", "open").exits(3).says("SECRETS_PASSPHRASE_WRONG");
            terminal.with(PASSPHRASE, "correct horse battery").type("secrets", "open").exits(0).says("WHERE", "nordwind/apps/dispatch", "Cluster", "From the ERP");
            JsonNode opened = JsonMapper.shared().readTree(terminal.type("secrets", "open", "--json").exits(0).text());
            JsonNode cluster = only(opened, "project.deploy_tokens", "Cluster");
            assertThat(destination.instance().db().table("deploy_tokens").byId(cluster.path("id").asLong()).orElseThrow().text("token"))
                    .as("what the destination lets in").isEqualTo(cluster.path("secret").asString());
            List<String> secrets = opened.valueStream().map(each -> each.path("secret").asString()).toList();
            assertThat(secrets).hasSizeGreaterThan(2).doesNotHaveDuplicates().allSatisfy(secret -> assertThat(secret).hasSizeGreaterThan(10));
            assertThat(saidBefore).as("nothing else prints them").doesNotContain(secrets.toArray(String[]::new));
            assertThat(terminal.file("secrets.sealed")).doesNotContain(secrets.toArray(String[]::new));
            assertThat(terminal.file("report/index.html")).doesNotContain(secrets.toArray(String[]::new)).contains("secrets.sealed");

            terminal.type("run", "--commit").exits(0);
            assertThat(JsonMapper.shared().readTree(terminal.type("secrets", "open", "--json").text())).as("nothing is made twice").isEqualTo(opened);
        }
    }

    private static JsonNode only(JsonNode opened, String relation, String key) {
        return opened.valueStream()
                .filter(each -> each.path("relation").asString().equals(relation) && each.path("key").asString().equals(key))
                .reduce((_, _) -> {
                    throw new AssertionError("two of " + key);
                })
                .orElseThrow();
    }
}
