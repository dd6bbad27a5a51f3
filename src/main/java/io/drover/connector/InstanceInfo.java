package io.drover.connector;

import io.drover.model.Version;
import java.net.URI;

/**
 * An instance as it presents itself.
 *
 * @param url      base URL without trailing slash and without {@code /api/v4}
 * @param saas     GitLab.com (or another multi-tenant instance where nobody we meet is administrator)
 */
public record InstanceInfo(InstanceKind kind, URI url, Version version, boolean enterprise, boolean saas) {}
