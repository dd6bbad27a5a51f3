package io.drover.identity;

import io.drover.identity.UserMapping.Action;
import io.drover.model.User;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who one source user is at the destination, for what reason, and how surely. Where two answers are possible it gives none. */
final class UserJudge {
    static final String BY_HAND = "; decide by hand";

    /** GitLab's own account for what deleted users left (doc/user/profile/account/delete_account.md). */
    private static final String GHOST = "ghost";

    /** lib/gitlab/import/placeholder_user_creator.rb and import_user_creator.rb: whom an earlier import left. */
    private static final Pattern LEFT_BY_IMPORT = Pattern.compile(".*_placeholder_user_\\d+|import_user_.+");

    private final UserDirectory destination;
    private final boolean mayCreate;

    UserJudge(UserDirectory destination, boolean mayCreate) {
        this.destination = destination;
        this.mayCreate = mayCreate;
    }

    record Verdict(UserMapping mapping, boolean conflict) {}

    Verdict judge(User user) {
        Optional<String> nobody = nobody(user);
        return nobody.isPresent() ? skip(user, nobody.get()) : byEmails(user).or(() -> byIdentities(user)).orElseGet(() -> byNames(user));
    }

    /** Why there is no person behind an account. */
    private static Optional<String> nobody(User user) {
        if (user.bot()) {
            return Optional.of("bot account: its tokens and memberships do not travel");
        }
        if (user.username().equals(GHOST)) {
            return Optional.of("GitLab's own account for deleted users: every instance has one");
        }
        return LEFT_BY_IMPORT.matcher(user.username()).matches() ? Optional.of("a placeholder of an earlier import, and nobody's account") : Optional.empty();
    }

    private Optional<Verdict> byEmails(User user) {
        for (String email : emails(user)) {
            List<User> found = destination.byEmail(email);
            if (found.size() > 1) {
                return Optional.of(conflict(user, "several users at the destination show " + email + ": " + names(found)));
            }
            if (!found.isEmpty()) {
                return Optional.of(byEmail(user, email, found.getFirst()));
            }
        }
        return Optional.empty();
    }

    private Verdict byEmail(User user, String email, User found) {
        if (found.bot()) {
            return conflict(user, email + " belongs to a bot at the destination");
        }
        boolean ours = destination.same(email, user.email());
        boolean theirs = destination.primary(email, found);
        String kind = user.secondaryEmails().contains(email) ? "secondary" : ours ? "primary" : "public";
        String there = theirs || (found.email() == null && ours) ? "" : found.secondaryEmails().stream().anyMatch(other -> destination.same(email, other)) ? ", a secondary one there" : "";
        return match(user, found, email, "same " + kind + " e-mail" + there, ours && (theirs || found.email() == null) ? Confidence.CERTAIN : Confidence.LIKELY);
    }

    /** The provider vouches for the person; the address may have changed since. */
    private Optional<Verdict> byIdentities(User user) {
        for (String identity : user.identities()) {
            List<User> found = destination.byIdentity(identity);
            if (found.size() == 1 && !found.getFirst().bot()) {
                return Optional.of(byIdentity(user, identity, found.getFirst()));
            }
        }
        return Optional.empty();
    }

    private static Verdict byIdentity(User user, String identity, User found) {
        String provider = identity.substring(0, Math.max(0, identity.indexOf(':')));
        String email = Stream.concat(emails(found).stream(), emails(user).stream()).findFirst().orElse("");
        return email.isEmpty()
                ? conflict(user, "same " + provider + " identity as " + found.username() + ", but neither side shows an e-mail")
                : match(user, found, email, "same " + provider + " identity, another e-mail", Confidence.CERTAIN);
    }

    private Verdict byNames(User user) {
        return destination.byUsername(user.username()).map(other -> byUsername(user, other)).orElseGet(() -> create(user));
    }

    private static Verdict byUsername(User user, User found) {
        if (found.bot()) {
            return conflict(user, "the user name is a bot's at the destination");
        }
        List<String> here = emails(user);
        List<String> there = emails(found);
        boolean sameName = Likeness.name(user.name()).equals(Likeness.name(found.name()));
        if (!here.isEmpty() && !there.isEmpty() && !sameName) {
            return conflict(user, "the user name is taken at the destination by " + found.name() + " with another e-mail");
        }
        if (here.isEmpty() && there.isEmpty()) {
            return conflict(user, "same user name, but neither side shows an e-mail");
        }
        if (!sameName && there.isEmpty()) {
            return conflict(user, "same user name, another name (" + found.name() + "), and no e-mail to compare");
        }
        String email = there.isEmpty() ? here.getFirst() : there.getFirst();
        String doubt = here.isEmpty() ? "the source shows no e-mail" : there.isEmpty() ? "the destination shows no e-mail" : "the e-mail differs";
        return match(user, found, email, "same user name" + (sameName ? " and name, " : ", ") + doubt, Confidence.DOUBTFUL);
    }

    /** A name alone makes nobody the same person; it is a hint for whoever looks at the row. */
    private Verdict create(User user) {
        List<String> emails = emails(user);
        String hint = hint(user);
        if (emails.isEmpty()) {
            return skip(user, "the source shows no e-mail, and nobody has this user name at the destination" + hint);
        }
        if (!mayCreate) {
            return skip(user, "nobody at the destination has " + emails.getFirst() + ", and the token may not create users" + hint);
        }
        String reason = "nobody at the destination has this e-mail" + (user.active() ? "" : "; " + user.state() + " at the source") + hint;
        Confidence confidence = hint.isEmpty() ? Confidence.NONE : Confidence.DOUBTFUL;
        return new Verdict(
                new UserMapping(
                        user.id(), user.username(), user.name(), Action.CREATE, emails.getFirst(), user.username(), OptionalLong.empty(), confidence, reason),
                false);
    }

    private String hint(User user) {
        List<User> alike = destination.alike(user);
        return alike.isEmpty() ? "" : "; perhaps " + alike.stream().map(u -> u.username() + " (" + u.name() + ")").limit(3).collect(Collectors.joining(" or "));
    }

    private static Verdict match(User user, User found, String email, String reason, Confidence confidence) {
        String primary = Optional.ofNullable(found.email()).orElse(email).toLowerCase(Locale.ROOT);
        String why = reason + (found.active() ? "" : "; " + found.state() + " at the destination");
        return new Verdict(
                new UserMapping(
                        user.id(), user.username(), user.name(), Action.MATCH, primary, found.username(), OptionalLong.of(found.id()), confidence, why),
                false);
    }

    private static Verdict skip(User user, String reason) {
        return new Verdict(UserMapping.skipped(user.id(), user.username(), user.name(), reason), false);
    }

    private static Verdict conflict(User user, String what) {
        return new Verdict(UserMapping.skipped(user.id(), user.username(), user.name(), "conflict: " + what + BY_HAND), true);
    }

    /** Primary first, then public, then secondary; without doubles, lower case. */
    private static List<String> emails(User user) {
        Set<String> emails = new LinkedHashSet<>();
        for (@Nullable String email : new @Nullable String[] {user.email(), user.publicEmail()}) {
            if (email != null && !email.isBlank()) {
                emails.add(email.strip().toLowerCase(Locale.ROOT));
            }
        }
        emails.addAll(user.secondaryEmails());
        return List.copyOf(emails);
    }

    private static String names(List<User> users) {
        return users.stream().map(User::username).sorted().collect(Collectors.joining(", "));
    }
}
