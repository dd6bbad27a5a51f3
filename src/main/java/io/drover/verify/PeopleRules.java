package io.drover.verify;

import io.drover.model.Method;
import io.drover.model.Relation;
import io.drover.model.Relations;
import io.drover.plan.Plan;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What happens to authors and members whom the destination does not know. */
final class PeopleRules {
    /** The line GitLab adds to a note; older versions say "(imported from GitLab)" too. */
    private static final Pattern NAMED = Pattern.compile("\\s+\\*By .+ on \\d{4}-\\d{2}-\\d{2}[T ][0-9:]+( UTC)?( \\(imported from GitLab\\))?\\*\\s*$");

    /** As GitLab names them (doc/user/project/settings/project_access_tokens.md). */
    private static final Pattern TOKEN_BOT = Pattern.compile("@?(project|group)_\\d+_bot(_[0-9a-f]+)?");

    private PeopleRules() {}

    static boolean unmappedAuthor(Evidence evidence) {
        return becameImporter(evidence, People::unmapped);
    }

    /** Importing a group attributes to its members alone; projects get guests for the time of their import. */
    static boolean authorOutsideGroup(Evidence evidence) {
        return becameImporter(evidence, name -> outside(evidence, name));
    }

    private static boolean outside(Evidence evidence, String name) {
        boolean groupImport = evidence.item().item().kind() == Plan.Kind.GROUP && evidence.item().item().method() == Method.FILE_TRANSFER;
        return groupImport && !evidence.item().isMember(name);
    }

    static boolean importerIsNoAdmin(Evidence evidence) {
        return !evidence.item().importerMapsUsers() && becameImporter(evidence, _ -> true);
    }

    private static boolean becameImporter(Evidence evidence, Predicate<String> lost) {
        Change change = evidence.change();
        if (change == null || change.source() == null) {
            return false;
        }
        String importer = evidence.item().importer();
        return switch (change.field().kind()) {
            case USER -> lost.test(change.sourceText()) && change.destinationText().equals(importer);
            case USERS -> {
                Set<String> gone = texts(change.source());
                Set<String> come = texts(change.destination());
                Set<String> both = new HashSet<>(gone);
                both.retainAll(come);
                gone.removeAll(both);
                come.removeAll(both);
                come.remove(importer);
                yield come.isEmpty() && !gone.isEmpty() && gone.stream().allMatch(lost);
            }
            default -> false;
        };
    }

    /** Until the reassignment, each source user's contributions are those of one placeholder, and of nobody else's. */
    static boolean placeholder(Evidence evidence) {
        return becamePlaceholder(evidence, (gone, come) -> come.equals(People.MARK + gone));
    }

    /** Beyond the limit, many people are one. */
    static boolean importUser(Evidence evidence) {
        return becamePlaceholder(evidence, (gone, come) -> PlaceholderPeople.importUser(come));
    }

    private static boolean becamePlaceholder(Evidence evidence, BiPredicate<String, String> by) {
        Change change = evidence.change();
        if (change == null || change.source() == null || change.destination() == null) {
            return false;
        }
        return switch (change.field().kind()) {
            case USER -> by.test(change.sourceText(), change.destinationText());
            case USERS -> {
                Set<String> gone = texts(change.source());
                Set<String> come = texts(change.destination());
                Set<String> both = new HashSet<>(gone);
                both.retainAll(come);
                gone.removeAll(both);
                come.removeAll(both);
                yield !gone.isEmpty()
                        && gone.stream().allMatch(g -> come.stream().anyMatch(c -> by.test(g, c)))
                        && come.stream().allMatch(c -> gone.stream().anyMatch(g -> by.test(g, c)));
            }
            default -> false;
        };
    }

    static boolean authorNamedInNote(Evidence evidence) {
        Change change = evidence.change();
        if (change == null || !evidence.at("body")) {
            return false;
        }
        String author = change.sourceAround().path("author").asString("");
        boolean lost = People.unmapped(author) || !evidence.item().importerMapsUsers() || outside(evidence, author);
        String without = NAMED.matcher(change.destinationText()).replaceFirst("");
        return lost
                && without.length() < change.destinationText().length()
                && evidence.item().links().sameButLinks(change.sourceText(), without);
    }

    /** Two people's thumbs, or approvals, become one importer's. */
    static boolean collapsed(Evidence evidence) {
        Change change = evidence.change();
        if (change == null || !change.element() || change.destination() != null || change.source() == null) {
            return false;
        }
        String user = change.source().path("user").asString("");
        return evidence.at("award_emoji") && (People.unmapped(user) || !evidence.item().importerMapsUsers() || (outside(evidence, user) && importerGave(evidence, change.source())));
    }

    private static boolean importerGave(Evidence evidence, JsonNode award) {
        return evidence.destination() != null
                && evidence.destination().path("award_emoji").valueStream().anyMatch(there ->
                        there.path("user").asString("").equals(evidence.item().importer()) && there.path("name").equals(award.path("name")));
    }

    static boolean unmappedMember(Evidence evidence) {
        return members(evidence.relation()) && evidence.missing() && People.unmapped(evidence.key());
    }

    /** doc/api/project_members.md: a direct level is at least the inherited one. */
    static boolean coveredFromAbove(Evidence evidence) {
        return members(evidence.relation())
                && evidence.missing()
                && evidence.source() != null
                && evidence.item().inherits(evidence.key().substring(evidence.key().startsWith("@") ? 1 : 0), evidence.source().path("access_level").asInt());
    }

    static boolean importerIsMember(Evidence evidence) {
        return members(evidence.relation()) && evidence.key().equals(evidence.item().importer()) && (evidence.extra() || evidence.at("access_level"));
    }

    static boolean botOfNewToken(Evidence evidence) {
        return members(evidence.relation()) && evidence.extra() && TOKEN_BOT.matcher(evidence.key()).matches();
    }

    static boolean ownerBecameMaintainer(Evidence evidence) {
        return evidence.relation().equals(Relations.MEMBERS)
                && evidence.at("access_level")
                && evidence.sourceText().equals("50")
                && evidence.destinationText().equals("40");
    }

    private static boolean members(Relation relation) {
        return relation.equals(Relations.MEMBERS) || relation.equals(Relations.GROUP_MEMBERS);
    }

    private static Set<String> texts(@Nullable JsonNode list) {
        Set<String> out = new HashSet<>();
        if (list != null) {
            list.forEach(e -> out.add(e.asString("")));
        }
        return out;
    }
}
