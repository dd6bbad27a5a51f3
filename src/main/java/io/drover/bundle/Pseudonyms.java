package io.drover.bundle;

import io.drover.identity.UserMapping;
import io.drover.model.User;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Another name for everybody the migration knows: the same for all spellings of one person, at the source and at the destination, so that a
 * reader can still follow {@code person-7} through log, journal and plan.
 */
final class Pseudonyms {
    /** A first or family name alone fits several people. */
    private static final String SOMEBODY = "[name]";

    /** Shorter parts are initials and particles, which stand in every text. */
    private static final int SHORTEST_PART = 3;

    private final Map<String, String> bySpelling = new HashMap<>();
    private final Map<String, String> byKey = new HashMap<>();
    private final Map<String, String> unknownMails = new HashMap<>();
    private int people;
    private int longest = 1;

    static Pseudonyms of(Collection<User> source, Collection<User> destination, Collection<UserMapping> mappings) {
        Pseudonyms all = new Pseudonyms();
        Map<Long, UserMapping> chosen = new HashMap<>();
        mappings.forEach(m -> chosen.put(m.sourceId(), m));
        source.forEach(user -> all.person(Stream.concat(keys(user), Stream.ofNullable(chosen.get(user.id())).flatMap(Pseudonyms::keys)), user.name()));
        mappings.forEach(mapping -> all.person(keys(mapping), mapping.sourceName()));
        destination.forEach(user -> all.person(keys(user), user.name()));
        Stream.concat(Stream.concat(source.stream(), destination.stream()).map(User::name), mappings.stream().map(UserMapping::sourceName)).forEach(all::parts);
        return all;
    }

    /** By these one person is found again at the other side; a name alone is no proof. */
    private static Stream<String> keys(User user) {
        Stream<String> known = Stream.of(user.email(), user.publicEmail(), user.username()).filter(Objects::nonNull);
        return Stream.concat(known, user.identities().stream().map(i -> i.substring(i.indexOf(':') + 1)));
    }

    private static Stream<String> keys(UserMapping mapping) {
        return Stream.of(mapping.email(), mapping.username(), mapping.sourceUsername()).filter(Objects::nonNull);
    }

    private void person(Stream<String> keys, String name) {
        List<String> all = keys.map(Words::normal).filter(s -> !s.isEmpty()).toList();
        String pseudonym = all.stream().flatMap(s -> Stream.ofNullable(byKey.get(s))).findFirst().orElseGet(() -> "person-" + ++people);
        all.forEach(s -> byKey.putIfAbsent(s, pseudonym));
        all.forEach(s -> remember(s, pseudonym));
        remember(Words.normal(name), pseudonym);
    }

    private void parts(String name) {
        for (Words.Place place : Words.of(name)) {
            if (place.end() - place.start() >= SHORTEST_PART) {
                remember(Words.normal(name.substring(place.start(), place.end())), SOMEBODY);
            }
        }
    }

    /** The first pseudonym stays: two people of one name are told apart by their addresses. */
    private void remember(String spelling, String pseudonym) {
        if (spelling.isEmpty()) {
            return;
        }
        bySpelling.putIfAbsent(spelling, pseudonym);
        longest = Math.max(longest, Words.of(spelling).size());
    }

    /** Always the same stand-in for the same address, whoever's it is. */
    synchronized String mail(String address) {
        String spelling = Words.normal(address.replace("%40", "@"));
        String person = bySpelling.get(spelling);
        String local = person != null && !person.equals(SOMEBODY) ? person : unknownMails.computeIfAbsent(spelling, _ -> "mail-" + (unknownMails.size() + 1));
        return local + "@redacted.invalid";
    }

    /** What to write instead of everything from a first to a last word; empty when nobody is called so. */
    Optional<String> of(String words) {
        return Optional.ofNullable(bySpelling.get(words.toLowerCase(Locale.ROOT)));
    }

    /** Words of the longest spelling. */
    int longest() {
        return longest;
    }

    int people() {
        return people;
    }
}
