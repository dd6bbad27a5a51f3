package io.drover.oci;

import io.drover.config.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Who we are at a registry. */
public record RegistryAccount(String user, Secret password) {
    String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8));
    }
}
