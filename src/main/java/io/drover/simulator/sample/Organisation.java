package io.drover.simulator.sample;

import io.drover.simulator.Instance;
import io.drover.simulator.SimulatedGitLab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * An organisation as data: {@code users}, {@code groups} and {@code projects} with their content. The file is JSON, or YAML, which reads
 * better by the page. Records have the columns of GitLab's tables; people are named by username, labels and milestones by title, groups and
 * projects by full path, commits by the name the file gives them. {@code nordwind.yaml} beside this class uses every part of the format.
 */
public final class Organisation {
    private final JsonNode json;

    Organisation(JsonNode json) {
        this.json = json;
    }

    /** @throws IllegalArgumentException when the file is not JSON or YAML */
    public static Organisation read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Organisation parse(String text) {
        try {
            return new Organisation(new YAMLMapper().readTree(text));
        } catch (tools.jackson.core.JacksonException e) {
            throw new IllegalArgumentException("the organisation file is neither JSON nor YAML: " + e.getOriginalMessage(), e);
        }
    }

    /** Adds everything to a running instance. @throws IllegalArgumentException when the file names somebody or something it does not have */
    public void load(SimulatedGitLab gitlab) {
        load(gitlab.instance());
    }

    public void load(Instance instance) {
        Loading loading = new Loading(instance, json.path("seed").asLong(1));
        PeopleLoader people = new PeopleLoader(loading);
        json.path("users").forEach(people::load);
        GroupLoader groups = new GroupLoader(loading);
        json.path("groups").forEach(groups::load);
        json.path("groups").forEach(groups::invite);
        ProjectLoader projects = new ProjectLoader(loading);
        json.path("projects").forEach(projects::load);
        for (JsonNode fork : json.path("fork_merge_requests")) {
            new MergeRequestLoader(loading, loading.project(fork.path("target").asString()), Map.of()).add(fork);
        }
        json.path("projects").forEach(projects::allow);
        LinkLoader links = new LinkLoader(loading);
        json.path("issue_links").forEach(links::issues);
        json.path("merge_request_blocks").forEach(links::mergeRequests);
        Map<String, Object> hook = Map.of("type", "SystemHook", "enable_ssl_verification", true, "branch_filter_strategy", "wildcard");
        json.path("system_hooks").forEach(each -> loading.insert("web_hooks", each, "", null, hook));
        json.path("topics").forEach(each -> loading.insert("topics", each, "", null));
        json.path("member_roles").forEach(each -> loading.insert("member_roles", each, "", null));
        json.path("epic_issues").forEach(links::epicIssues);
        json.path("instance_variables").forEach(each -> loading.insert("ci_instance_variables", each, "", null));
    }
}
