package io.drover.connector.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.connector.Texts;
import io.drover.connector.Texts.Kind;
import io.drover.connector.Texts.Place;
import io.drover.connector.Texts.Text;
import io.drover.model.FullPath;
import io.drover.model.Owner;
import io.drover.model.Scope;
import io.drover.simulator.SimulatorOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every kind of text is read, replaced, and reads as it was written; what GitLab wrote itself is left out. */
class GitLabTextsTest {
    private static Simulated simulated;
    private static Owner group;
    private static Owner project;

    @BeforeAll
    static void start() {
        simulated = new Simulated(SimulatorOptions.defaults());
        group = new Owner(Scope.GROUP, simulated.group("acme", 0), FullPath.of("acme"));
        project = new Owner(Scope.PROJECT, simulated.project("api", group.id()), FullPath.of("acme/api"));
        simulated.root().put(Route.of("/groups/:id", group.id()), body("description", "of the group"));
        simulated.root().put(Route.of("/projects/:id", project.id()), body("description", "of the project"));
        simulated.post(Route.of("/groups/:id/milestones", group.id()), "{'title':'G','description':'of the group milestone'}");
        simulated.post(Route.of("/projects/:id/milestones", project.id()), "{'title':'M','description':'of the milestone'}");
        simulated.post(Route.of("/projects/:id/issues", project.id()), "{'title':'I','description':'of the issue'}");
        simulated.post(Route.of("/projects/:id/issues/:issue_iid/notes", project.id(), 1), "{'body':'of the comment'}");
        simulated.root().put(Route.of("/projects/:id/issues/:issue_iid", project.id(), 1), body("state_event", "close"));
        simulated.post(Route.of("/projects/:id/issues", project.id()), "{'title':'says nothing'}");
        simulated.post(Route.of("/projects/:id/wikis", project.id()), "{'title':'Notes/First page','content':'of the page'}");
        simulated.post(Route.of("/projects/:id/snippets", project.id()),
                "{'title':'S','description':'of the snippet','visibility':'private','files':[{'file_path':'a.txt','content':'x'}]}");
    }

    @AfterAll
    static void stop() {
        simulated.close();
    }

    @Test
    void everything_that_people_wrote_is_read_and_can_be_replaced() {
        Texts texts = simulated.destination().texts().orElseThrow();
        assertThat(read(texts, project)).extracting(text -> text.place().words().replaceAll(" \\d+$", " n").replaceAll("comment \\d+", "comment n") + ": " + text.content()).containsExactlyInAnyOrder(
                "its description: of the project", "issue n: of the issue", "comment n of issue n: of the comment", "milestone n: of the milestone", "snippet n: of the snippet",
                "wiki page Notes/First-page: of the page");
        for (Text text : read(texts, project)) {
            texts.replace(project, text.place(), text.content() + ", again");
            assertThat(texts.at(project, text.place())).contains(text.content() + ", again");
        }
        assertThat(read(texts, project)).hasSize(6).allMatch(text -> text.content().endsWith(", again"));
    }

    @Test
    void a_group_has_texts_too_and_what_is_not_there_says_nothing() {
        Texts texts = simulated.destination().texts().orElseThrow();
        assertThat(read(texts, group)).extracting(Text::content).containsExactly("of the group", "of the group milestone");
        assertThat(texts.at(project, new Place(Kind.ISSUE, List.of("99")))).isEmpty();
        assertThat(texts.at(project, new Place(Kind.ISSUE, List.of("2")))).isEmpty();
    }

    private static List<Text> read(Texts texts, Owner owner) {
        List<Text> all = new ArrayList<>();
        texts.read(owner, all::add);
        return all;
    }

    private static tools.jackson.databind.node.ObjectNode body(String name, String value) {
        return GitLabApi.JSON.createObjectNode().put(name, value);
    }
}
