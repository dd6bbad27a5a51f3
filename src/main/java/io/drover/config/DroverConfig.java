package io.drover.config;

import io.drover.model.FullPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code drover.yaml} says.
 *
 * @param roots    groups to move, by path on the source; empty means everything
 * @param into     namespace at the destination to move below; empty keeps top-level groups
 * @param recreateTokens relations whose tokens are made anew, by name: {@code triggers}
 * @param sendMailFor what is made though the destination sends mail for each: {@code invitations}, {@code user_keys}
 * @param foldsPlus whether {@code ann+work@example.com} and {@code ann@example.com} are one person's
 * @param database JDBC URL of a PostgreSQL when several workers share the journal; empty is SQLite in the workspace
 */
public record DroverConfig(
        InstanceConfig source,
        InstanceConfig destination,
        List<FullPath> roots,
        Optional<FullPath> into,
        Set<String> recreateTokens,
        Set<String> sendMailFor,
        boolean foldsPlus,
        Optional<String> database,
        Workers workers) {
    public DroverConfig {
        roots = List.copyOf(roots);
        recreateTokens = Set.copyOf(recreateTokens);
        sendMailFor = Set.copyOf(sendMailFor);
    }

    /** Items at once, by lane. */
    public record Workers(int export, int transfer, int imports, int complement, int verify) {
        public static final Workers DEFAULT = new Workers(4, 4, 4, 4, 4);
    }
}
