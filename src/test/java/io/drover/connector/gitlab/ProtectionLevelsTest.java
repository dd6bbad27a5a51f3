package io.drover.connector.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.connector.RelationWriter.UserLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ProtectionLevelsTest {
    private static final ProtectionLevels PUSH = ProtectionLevels.BRANCH.getFirst();
    private static final UserLookup USERS = id -> id == 5 ? OptionalLong.of(105) : OptionalLong.empty();

    private final List<String> reenter = new ArrayList<>();

    @Test
    void one_level_uses_the_parameter_that_every_edition_knows() {
        assertThat(translated("[{'access_level':40,'user_id':null,'group_id':null}]").toString()).isEqualTo(json("{'push_access_level':40}").toString());
        assertThat(reenter).isEmpty();
    }

    @Test
    void users_are_translated_and_unknown_ones_named() {
        assertThat(translated("[{'access_level':40,'user_id':5},{'access_level':40,'user_id':6},{'access_level':30}]"))
                .hasToString(json("{'allowed_to_push':[{'user_id':105},{'access_level':30}]}").toString());
        assertThat(reenter).containsExactly("allowed_to_push: source user 6");
    }

    @Test
    void when_nobody_is_left_nobody_may() {
        assertThat(translated("[{'access_level':40,'user_id':6},{'access_level':40,'group_id':9}]").toString()).isEqualTo(json("{'push_access_level':0}").toString());
        assertThat(reenter).containsExactly("allowed_to_push: source user 6", "allowed_to_push: source group 9");
    }

    @Test
    void nothing_said_asks_for_nothing() {
        assertThat(translated("[]").toString()).isEqualTo(json("{}").toString());
    }

    @Test
    void a_rule_is_satisfied_only_by_exactly_the_same_people() {
        ObjectNode body = translated("[{'access_level':40,'user_id':5},{'access_level':30}]");
        assertThat(PUSH.satisfied(body, json("{'push_access_levels':[{'access_level':30,'user_id':null},{'access_level':40,'user_id':105}]}"))).isTrue();
        assertThat(PUSH.satisfied(body, json("{'push_access_levels':[{'access_level':30}]}"))).isFalse();
        assertThat(PUSH.satisfied(translated("[{'access_level':0}]"), json("{'push_access_levels':[{'access_level':40}]}"))).isFalse();
        assertThat(PUSH.satisfied(body, json("{}"))).as("an edition that does not show it").isTrue();
    }

    private ObjectNode translated(String levels) {
        ObjectNode body = GitLabApi.JSON.createObjectNode();
        PUSH.translate(json("{'push_access_levels':" + levels + "}"), USERS, body, reenter);
        return body;
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) GitLabApi.JSON.readTree(text.replace("'", "\""));
    }
}
