package io.drover.config;

import io.drover.model.FullPath;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The {@code drover.yaml} that {@code drover init} writes. */
public final class ConfigTemplate {
    private ConfigTemplate() {}

    /** @param into namespace at the destination; null keeps the top-level groups */
    public static String text(URI source, URI destination, List<FullPath> roots, @Nullable FullPath into) {
        String groups = roots.isEmpty()
                ? "# groups: [acme]            # without it: everything the source token sees"
                : "groups:\n" + roots.stream().map(r -> "  - " + r).collect(Collectors.joining("\n"));
        return """
                # What Drover moves, and with which tokens. Made to be kept in Git: it never holds a token.
                source:
                  kind: gitlab
                  url: %s
                  token: {env: DROVER_SOURCE_TOKEN}         # or {file: source.token} (chmod 600), or {prompt: true}
                  # limits: self-managed                   # gitlab.com | self-managed | none; default: by the URL
                  # ca-bundle: company-ca.pem              # extra certificate authorities, PEM

                destination:
                  kind: gitlab
                  url: %s
                  token: {env: DROVER_DESTINATION_TOKEN}

                # Groups to move, by their path on the source, with everything below them.
                %s
                # Namespace at the destination to move below.
                %s

                # Tokens nobody can read are not copied. These are made anew: same names and rights, the new secrets go into secrets.sealed,
                # which only the passphrase of `drover secrets init` opens. Without it they are on the list of what to make by hand.
                # recreate_tokens: [triggers, deploy_tokens, access_tokens, cluster_agents]

                # For each of these the destination sends mail, so they are made only on request: invitations that are pending, and SSH and GPG
                # keys of the users that Drover creates. Without it they are named in the report.
                # send_mail_for: [invitations, user_keys]

                # Whether ann+work@example.com and ann@example.com are one person's; to GitLab they are two.
                # people: {plus-addresses: same}

                # Items at once, by kind of work. Limits of the instances hold whatever these say.
                # workers: {export: 4, transfer: 4, import: 4, complement: 4, verify: 4}

                # Journal in a PostgreSQL instead of this folder, so that several machines can share the work.
                # database: jdbc:postgresql://db.example/drover
                """
                .formatted(source, destination, groups, into == null ? "# into: acme-corp           # without it: top-level groups stay top-level" : "into: " + into);
    }
}
