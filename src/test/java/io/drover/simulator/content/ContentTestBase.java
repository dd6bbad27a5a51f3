package io.drover.simulator.content;

import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.sample.Organisation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A small GitLab of two projects and four people, fresh for every test. */
abstract class ContentTestBase {
    static final String APP = Api.project("crew/app");
    static final String OTHER = Api.project("crew/other");

    private static final String SMALL =
            """
            users:
              - {username: olga, name: Olga, email: olga@crew.example}
              - {username: dev, name: Dev, email: dev@crew.example}
              - {username: guest, name: Guest, email: guest@crew.example}
              - {username: lead, name: Lead, email: lead@crew.example}
            groups:
              - {full_path: crew, visibility: private, members: {olga: 50, dev: 30, guest: 10}, labels: [{title: shared, color: "#123456"}]}
            projects:
              - full_path: crew/app
                members: {lead: 40}
                repository:
                  commits:
                    - {id: a, author: dev, at: "2024-01-01T08:00:00Z", message: Begin, files: {f.txt: "one\\ntwo\\nthree\\n"}}
                    - {id: b, author: dev, branch: better, from: a, at: "2024-01-02T08:00:00Z", message: Better, files: {f.txt: "one\\n2\\nthree\\n", g.txt: "new\\n"}}
                    - {id: c, author: dev, branch: clash, from: a, at: "2024-01-02T08:00:00Z", message: Clash, files: {f.txt: "one\\nZWEI\\nthree\\n"}}
              - {full_path: crew/other, repository: {commits: [{id: o, author: dev, at: "2024-01-01T08:00:00Z", message: Begin, files: {x: "x\\n"}}]}}
            """;

    SimulatedGitLab gitlab;
    Api root;
    Api owner;
    Api lead;
    Api dev;
    Api guest;

    @BeforeEach
    void start() {
        gitlab = SimulatedGitLab.start(SimulatorOptions.defaults());
        Organisation.parse(SMALL).load(gitlab);
        root = new Api(gitlab, gitlab.rootToken());
        owner = new Api(gitlab, gitlab.token("olga"));
        lead = new Api(gitlab, gitlab.token("lead"));
        dev = new Api(gitlab, gitlab.token("dev"));
        guest = new Api(gitlab, gitlab.token("guest"));
    }

    @AfterEach
    void stop() {
        for (Api api : new Api[] {root, owner, lead, dev, guest}) {
            api.close();
        }
        gitlab.close();
    }

    static String message(Api.Reply reply) {
        return reply.json().path(reply.json().has("message") ? "message" : "error").toString();
    }
}
