package io.drover.bundle;

import io.drover.http.Redaction;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes secrets, e-mail addresses and people's names out of text. What stays is safe to send; what it replaced, it replaces the same way everywhere. */
final class Scrubber {
    private static final String SECRET = "[secret]";

    /** What people wrote, kept in the journal to give it back: nobody's business. */
    private static final String TEXT = "formerText";

    /**
     * What a secret looks like wherever it stands: tokens of GitLab (doc/security/tokens/_index.md, "Token prefixes"), GitHub and the clouds,
     * JSON web tokens, key blocks, credentials in an URL or a header.
     */
    private static final List<Pattern> SECRETS = List.of(
            Pattern.compile("\\bgl[a-z]{2,8}-[A-Za-z0-9_.-]{16,}"),
            Pattern.compile("\\bGR1348941[A-Za-z0-9_-]{16,}"),
            Pattern.compile("\\b(gh[oprsu]_|github_pat_)[A-Za-z0-9_]{20,}"),
            Pattern.compile("\\b(AKIA|ASIA)[A-Z0-9]{16}\\b"),
            Pattern.compile("\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*"),
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----[\\s\\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)"),
            Pattern.compile("(?i)(?<=\\bbearer )[A-Za-z0-9._~+/=-]{8,}"),
            Pattern.compile("(?i)(?<=\\b(?:private|job|deploy)-token[:=]\\s{0,2})\\S+"),
            Pattern.compile("(?<=://)[^/@\\s\"']*:[^/@\\s\"']*(?=@)"),
            Pattern.compile("(?i)(?<=[?&](?:private_token|access_token|token|secret|password|signature|x-amz-signature)=)[^&\\s\"']+"));

    private static final Pattern MAIL = Pattern.compile("[\\p{L}\\p{N}._%+'-]*[\\p{L}\\p{N}_+-](?:@|%40)[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)*");

    private final Redaction known;
    private final Pseudonyms people;

    Scrubber(Redaction known, Pseudonyms people) {
        this.known = known;
        this.people = people;
    }

    String text(String text) {
        String clean = known.json(text);
        for (Pattern pattern : SECRETS) {
            clean = pattern.matcher(clean).replaceAll(SECRET);
        }
        clean = MAIL.matcher(clean).replaceAll(match -> people.mail(match.group()));
        return names(clean);
    }

    /** The longest spelling that begins at each word wins. */
    private String names(String text) {
        List<Words.Place> words = Words.of(text);
        StringBuilder clean = new StringBuilder(text.length());
        int copied = 0;
        for (int first = 0; first < words.size(); first++) {
            for (int last = Math.min(words.size(), first + people.longest()) - 1; last >= first; last--) {
                Optional<String> pseudonym = people.of(text.substring(words.get(first).start(), words.get(last).end()));
                if (pseudonym.isPresent()) {
                    clean.append(text, copied, words.get(first).start()).append(pseudonym.get());
                    copied = words.get(last).end();
                    first = last;
                    break;
                }
            }
        }
        return clean.append(text, copied, text.length()).toString();
    }

    /** Values and keys: a map's key can be somebody's namespace. */
    JsonNode json(JsonNode node) {
        if (node.isObject()) {
            ObjectNode clean = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(p -> clean.set(text(p.getKey()), value(p.getKey(), p.getValue())));
            return clean;
        }
        if (node.isArray()) {
            ArrayNode clean = JsonNodeFactory.instance.arrayNode();
            node.forEach(n -> clean.add(json(n)));
            return clean;
        }
        return node.isString() ? JsonNodeFactory.instance.stringNode(text(node.asString())) : node;
    }

    /** What is kept in an attribute of this name is secret whatever it looks like. */
    private JsonNode value(String key, JsonNode value) {
        if (key.equals(TEXT)) {
            return JsonNodeFactory.instance.stringNode("[text]");
        }
        return value.isString() && Redaction.secretAttribute(key) ? JsonNodeFactory.instance.stringNode(SECRET) : json(value);
    }

}
