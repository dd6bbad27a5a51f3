package io.drover.config;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Writes a text as one YAML value: plain where every YAML reader agrees that it is text, else quoted. */
public final class YamlScalar {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/][A-Za-z0-9_./@+-]*(?: [A-Za-z0-9_./@+-]+)*");
    private static final Set<String> OTHER_MEANING = Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

    private YamlScalar() {}

    public static String of(String text) {
        if (PLAIN.matcher(text).matches() && !OTHER_MEANING.contains(text.toLowerCase(Locale.ROOT))) {
            return text;
        }
        // a JSON string is a YAML double-quoted scalar; characters YAML does not print must be escaped there as well
        StringBuilder quoted = new StringBuilder();
        for (char c : JsonMapper.shared().writeValueAsString(JsonNodeFactory.instance.stringNode(text)).toCharArray()) {
            boolean printable = c >= 0x20 && c < 0x7f || c >= 0xa0 && c != 0x2028 && c != 0x2029 && c != 0xfeff && c < 0xfffe;
            quoted.append(printable ? String.valueOf(c) : "\\u%04x".formatted((int) c));
        }
        return quoted.toString();
    }
}
