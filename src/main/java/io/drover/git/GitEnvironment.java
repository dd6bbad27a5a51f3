package io.drover.git;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every git is started with. */
final class GitEnvironment {
    /** Gives out what stands in the environment; git asks it for the remote's own host only, so a redirect elsewhere gets nothing. */
    private static final String HELPER =
            "!f() { test \"$1\" = get && printf 'username=%s\\npassword=%s\\n' \"$DROVER_GIT_USER\" \"$DROVER_GIT_PASSWORD\"; }; f";

    private GitEnvironment() {}

    static Map<String, String> of(@Nullable Remote remote, Duration silence) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
        environment.put("GIT_ASKPASS", "");
        environment.put("SSH_ASKPASS", "");
        environment.put("LC_ALL", "C");
        Map<String, String> config = new LinkedHashMap<>();
        config.put("safe.directory", "*");
        config.put("gc.auto", "0");
        config.put("protocol.version", "2");
        config.put("http.lowSpeedLimit", "1");
        config.put("http.lowSpeedTime", Long.toString(silence.toSeconds()));
        if (remote != null) {
            environment.put("DROVER_GIT_USER", remote.user());
            environment.put("DROVER_GIT_PASSWORD", remote.password().reveal());
            config.put("credential." + remote.origin() + ".helper", HELPER);
            remote.caBundle().ifPresent(file -> environment.put("GIT_SSL_CAINFO", file.toAbsolutePath().toString()));
        }
        int number = 0;
        for (Map.Entry<String, String> setting : config.entrySet()) {
            environment.put("GIT_CONFIG_KEY_" + number, setting.getKey());
            environment.put("GIT_CONFIG_VALUE_" + number, setting.getValue());
            number++;
        }
        environment.put("GIT_CONFIG_COUNT", Integer.toString(number));
        return environment;
    }
}
