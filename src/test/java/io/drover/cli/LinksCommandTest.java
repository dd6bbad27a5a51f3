package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.simulator.RestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links between projects, in an issue, a comment, a wiki page and a file, from the move to the rollback, with the real commands. */
class LinksCommandTest {
    private static final String GEO = "/projects/nordwind%2Fplatform%2Flibraries%2Fgeo";

    private static final String DISPATCH = "/projects/nordwind%2Fapps%2Fdispatch";

    @TempDir
    Path folder;

    @Test
    void a_pass_over_the_links_is_shown_done_once_verified_and_undone() throws IOException {
        try (CliJourney journey = CliJourney.begin(folder.resolve("workspace"))) {
            String old = journey.source.url();
            String now = journey.destination.url();
            long iid = write(journey, old);
            journey.drover("inventory");
            journey.drover("assess");
            journey.drover("plan");
            assertThat(journey.drover("run", "--commit")).as(journey.said()).isZero();
            assertThat(journey.drover("verify")).as(journey.said()).isZero();

            RestClient there = journey.atDestination();
            assertThat(journey.drover("links", "--files")).as(journey.said()).isZero();
            assertThat(journey.said())
                    .contains("issue " + iid + ": " + old + "/nordwind/apps/dispatch/-/issues/1#note_5 -> " + now + "/nordwind/apps/dispatch/-/issues/1 (without the anchor of the comment)")
                    .contains("wiki page Links: ", "file links.md on ", "Nothing was written.");
            assertThat(description(there, iid)).contains(old + "/nordwind/apps/dispatch/-/issues/1#note_5");

            assertThat(journey.drover("links", "--files", "--commit")).as(journey.said()).isZero();
            assertThat(journey.said()).containsPattern("leads to what has arrived +4 +0");
            assertThat(description(there, iid))
                    .isEqualTo("See " + now + "/nordwind/apps/dispatch/-/issues/1, " + old + "/elsewhere/tool, `" + old + "/nordwind` and #1");
            assertThat(there.get(GEO + "/wikis/Links").json().path("content").asString()).isEqualTo("[board](" + now + "/nordwind/apps/dispatch/-/boards)");
            assertThat(file(there)).isEqualTo("include: " + now + "/nordwind/apps/dispatch/-/raw/main/a.yml\n");
            assertThat(Files.readString(journey.workspace.reportFolder().resolve("links.csv")))
                    .startsWith("path,where,line,link,becomes,lost,why\r\n")
                    .contains("file links.md on ", ",1," + old + "/nordwind/apps/dispatch/-/raw/main/a.yml," + now, "its target is not in the plan", "it stands in code");

            assertThat(journey.drover("verify")).as(journey.said()).isZero();
            assertThat(Files.readString(journey.workspace.verification())).contains("links-committed", "own-links");

            assertThat(journey.drover("links", "--files", "--commit")).as(journey.said()).isZero();
            assertThat(journey.said()).doesNotContain("leads to what has arrived", " -> ");
            redirects(journey, now);
            assertThat(journey.drover("rollback", "--commit")).as(journey.said()).isZero();
            assertThat(there.get(DISPATCH).status()).isEqualTo(404);
        }
    }

    private static long write(CliJourney journey, String old) {
        RestClient source = new RestClient(old, journey.source.rootToken());
        String text = "See " + old + "/nordwind/apps/dispatch/-/issues/1#note_5, " + old + "/elsewhere/tool, `" + old + "/nordwind` and #1";
        long iid = source.post(GEO + "/issues", Map.of("title", "Where things are", "description", text)).json().path("iid").asLong();
        assertThat(source.post(GEO + "/issues/" + iid + "/notes", Map.of("body", "as in " + old + "/nordwind/platform")).status()).isEqualTo(201);
        assertThat(source.post(GEO + "/wikis", Map.of("title", "Links", "content", "[board](" + old + "/nordwind/apps/dispatch/-/boards)")).status()).isEqualTo(201);
        Map<String, Object> commit = Map.of(
                "branch", branch(source), "content", "include: " + old + "/nordwind/apps/dispatch/-/raw/main/a.yml\n", "commit_message", "Links");
        assertThat(source.post(DISPATCH + "/repository/files/links.md", commit)).satisfies(answer -> assertThat(answer.status()).as(answer.json() + "").isEqualTo(201));
        return iid;
    }

    private static void redirects(CliJourney journey, String now) {
        assertThat(journey.drover("links", "redirects", "--format", "nginx")).isZero();
        assertThat(journey.said()).contains("map $request_uri $drover_moved {", "nordwind/apps/dispatch(?<drover_rest>", "\"" + now + "/${drover_groups}nordwind/apps/dispatch${drover_rest}\";");
        assertThat(journey.drover("links", "redirects", "--format", "apache")).isZero();
        assertThat(journey.said()).contains("RewriteRule \"^/(groups/)?nordwind/apps/dispatch(");
    }

    private static String branch(RestClient client) {
        return client.get(DISPATCH).json().path("default_branch").asString();
    }

    private static String description(RestClient client, long iid) {
        return client.get(GEO + "/issues/" + iid).json().path("description").asString();
    }

    private static String file(RestClient client) {
        String content = client.get(DISPATCH + "/repository/files/links.md?ref=" + branch(client)).json().path("content").asString();
        return new String(Base64.getMimeDecoder().decode(content), java.nio.charset.StandardCharsets.UTF_8);
    }
}
