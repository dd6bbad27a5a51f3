package io.drover.assess;

import io.drover.connector.TokenInfo;
import io.drover.model.AccessLevel;
import io.drover.model.FullPath;
import io.drover.model.Member;
import io.drover.model.Project;
import io.drover.model.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What every archive and every direct transfer stands on: versions that fit, tokens of people, and a role at the source. */
final class Footing {
    /** GitLab releases twelve minor versions before the next major one. */
    private static final int MINORS_A_MAJOR = 12;

    private static final int MINORS = 2;
    private static final String BOTS = "doc/user/project/settings/import_export_troubleshooting.md";

    private final Situation situation;

    Footing(Situation situation) {
        this.situation = situation;
    }

    /** @param least role at the source @param source the page that asks for these versions and this role */
    List<Reason> against(Project project, AccessLevel least, String source) {
        List<Reason> reasons = new ArrayList<>();
        versions(source).ifPresent(reasons::add);
        token("source", situation.inventory().token()).ifPresent(reasons::add);
        token("destination", situation.destination().token()).ifPresent(reasons::add);
        role(project.fullPath(), least, source).ifPresent(reasons::add);
        return reasons;
    }

    private Optional<Reason> versions(String source) {
        Version from = situation.inventory().instance().version();
        Version to = situation.destination().instance().version();
        int behind = (to.major() - from.major()) * MINORS_A_MAJOR + to.minor() - from.minor();
        if (behind < 0) {
            return Optional.of(new Reason("the source (" + from + ") is newer than the destination (" + to + ")", source));
        }
        return behind <= MINORS
                ? Optional.empty()
                : Optional.of(new Reason("the source (" + from + ") is about " + behind + " minor versions behind the destination (" + to + "); " + MINORS + " are allowed", source));
    }

    private static Optional<Reason> token(String side, TokenInfo token) {
        if (token.bot()) {
            return Optional.of(new Reason("the " + side + "'s token is a bot's (" + token.username() + "), and bots cannot be made members of what is imported", BOTS));
        }
        return token.scopes().isEmpty() || token.scopes().contains("api")
                ? Optional.empty()
                : Optional.of(new Reason("the " + side + "'s token lacks the scope api", "doc/user/profile/personal_access_tokens.md"));
    }

    private Optional<Reason> role(FullPath project, AccessLevel least, String source) {
        TokenInfo token = situation.inventory().token();
        int level = level(project, token.userId());
        if (token.admin() || level >= least.value()) {
            return Optional.empty();
        }
        String is = level == 0 ? "no member" : AccessLevel.of(level).name().toLowerCase(java.util.Locale.ROOT);
        return Optional.of(new Reason(
                token.username() + " is " + is + " of " + project + " at the source; needed is " + least.name().toLowerCase(java.util.Locale.ROOT), source));
    }

    /** Own or inherited. */
    private int level(FullPath path, long user) {
        int own = situation.inventory().members().getOrDefault(path, List.of()).stream()
                .filter(m -> m.userId() == user)
                .map(Member::accessLevel)
                .mapToInt(AccessLevel::value)
                .max()
                .orElse(0);
        return Math.max(own, path.parent().map(parent -> level(parent, user)).orElse(0));
    }
}
