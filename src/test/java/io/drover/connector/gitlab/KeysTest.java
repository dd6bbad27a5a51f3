package io.drover.connector.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class KeysTest {
    @Test
    void the_key_of_a_webhook_holds_no_password() {
        assertThat(Keys.hook(hook("https://user:secret@ci.example:8443/hook?x=1"))).isEqualTo("https://ci.example:8443/hook?x=1");
        assertThat(Keys.hook(hook("https://ci.example/@someone/hook"))).isEqualTo("https://ci.example/@someone/hook");
    }

    private static ObjectNode hook(String url) {
        return JsonMapper.shared().createObjectNode().put("url", url);
    }
}
