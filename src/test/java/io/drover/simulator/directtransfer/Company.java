package io.drover.simulator.directtransfer;

import static io.drover.simulator.RestClient.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.simulator.RestClient;
import java.util.HashMap;
import java.util.Map;

/** A small company made over the API: group {@code acme} with projects, each with a commit on main. */
record Company(RestClient client) {
    static Company at(RestClient client) {
        return new Company(client);
    }

    /** Id of the new group, public; {@code acme/web} is made below {@code acme}. */
    long group(String path) {
        int slash = path.lastIndexOf('/');
        String slug = path.substring(slash + 1);
        Map<String, Object> body = new HashMap<>(Map.of("name", slug, "path", slug, "visibility", "public"));
        if (slash > 0) {
            body.put("parent_id", client.get("/groups/" + encoded(path.substring(0, slash))).json().path("id").asLong());
        }
        return created("/groups", body);
    }

    long project(String path) {
        return project(path, "public");
    }

    long project(String path, String visibility) {
        int slash = path.lastIndexOf('/');
        String slug = path.substring(slash + 1);
        long namespace = client.get("/groups/" + encoded(path.substring(0, slash))).json().path("id").asLong();
        return created("/projects", Map.of(
                "name", slug, "path", slug, "namespace_id", namespace, "visibility", visibility, "initialize_with_readme", true, "default_branch", "main"));
    }

    void issues(String project, int count) {
        for (int i = 1; i <= count; i++) {
            created("/projects/" + encoded(project) + "/issues", Map.of("title", "Issue " + i));
        }
    }

    long created(String path, Map<String, ?> body) {
        RestClient.Answer answer = client.post(path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").asLong();
    }

    long user(String username) {
        return created("/users", Map.of("name", username, "username", username, "email", username + "@example.com", "force_random_password", true));
    }
}
