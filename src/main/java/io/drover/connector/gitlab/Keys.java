package io.drover.connector.gitlab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import tools.jackson.databind.node.ObjectNode;

/** What identifies records that have no single identifying attribute. */
final class Keys {
    private Keys() {}

    /** Two variables may share a key in different environments (doc/api/project_level_variables.md). */
    static String variable(ObjectNode node) {
        return Json.text(node, "key", "") + "@" + Json.text(node, "environment_scope", "*");
    }

    /** The address without a user and password in it: keys are journalled and shown. */
    static String hook(ObjectNode node) {
        return Json.text(node, "url", "").replaceFirst("^([a-z]+://)[^/@]*@", "$1");
    }

    static String badge(ObjectNode node) {
        String name = Json.text(node, "name", "");
        return (name.isBlank() ? "" : name + " ") + Json.text(node, "link_url", "") + " " + Json.text(node, "image_url", "");
    }

    static String schedule(ObjectNode node) {
        return Json.text(node, "description", "") + "@" + shortRef(Json.text(node, "ref", ""));
    }

    /** Versions since 16.10 give {@code refs/heads/main} where older ones gave {@code main}. */
    static String shortRef(String ref) {
        return ref.startsWith("refs/heads/") ? ref.substring("refs/heads/".length()) : ref;
    }

    /** The fingerprint that {@code ssh-keygen -l} shows: the same on every instance, whatever its title. */
    static String deployKey(ObjectNode node) {
        String[] words = Json.text(node, "key", "").strip().split("\\s+");
        if (words.length < 2) {
            return Json.text(node, "title", "");
        }
        try {
            byte[] digest = digest().digest(Base64.getDecoder().decode(words[1]));
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (IllegalArgumentException notBase64) {
            return "TEXT:" + sha256(words[1]);
        }
    }

    static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    /** Of a body of any size; reads it to its end. */
    static String sha256(InputStream body) throws IOException {
        MessageDigest digest = digest();
        byte[] buffer = new byte[1 << 16];
        for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
            digest.update(buffer, 0, n);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
