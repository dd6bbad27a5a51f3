package io.drover.connector;

import io.drover.config.Secret;
import java.net.URI;

/**
 * What another instance needs to read this one in our name. GitLab puts the token into addresses while it pulls
 * (lib/bulk_imports/clients/http.rb), so proxies may log it: revoke it after the migration.
 */
public record SourceAccess(URI url, Secret token) {}
