package io.drover.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.identity.UserMapping.Action;
import io.drover.model.User;
import io.drover.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersFileTest {
    @Test
    void is_a_table_a_person_can_read() {
        UserMap map = new UserMap(List.of(
                new UserMapping(7, "alice", "Alice, \"the\" Admin", Action.MATCH, "alice@example.com", "alice", OptionalLong.of(3), Confidence.CERTAIN, "same primary e-mail"),
                new UserMapping(8, "bob", "=cmd|' /C calc'!A0", Action.CREATE, "bob@example.com", "bob", OptionalLong.empty(), "nobody has it"),
                new UserMapping(9, "bot", "", Action.SKIP, null, null, OptionalLong.empty(), "bot account")));
        assertThat(UsersFile.text(map)).isEqualTo("""
                source_id,source_username,source_name,action,email,username,confidence,reason
                7,alice,"Alice, ""the"" Admin",match,alice@example.com,alice,certain,same primary e-mail
                8,bob,'=cmd|' /C calc'!A0,create,bob@example.com,bob,,nobody has it
                9,bot,,skip,,,,bot account
                """);
    }

    @Test
    void any_map_is_read_back_as_it_was_written() {
        Random random = new Random(41);
        for (int round = 0; round < 300; round++) {
            List<UserMapping> mappings = new ArrayList<>();
            for (int i = 0; i < random.nextInt(8); i++) {
                mappings.add(random(random, i));
            }
            String text = UsersFile.text(new UserMap(mappings));
            String asSpreadsheetsSave = random.nextBoolean() ? text : "\ufeff" + text.replace("\n", "\r\n");
            List<UserMapping> expected = text.equals(asSpreadsheetsSave)
                    ? mappings
                    : mappings.stream().map(m -> withBreaks(m)).toList();
            assertThat(UsersFile.parse("users.csv", asSpreadsheetsSave).mappings()).as(text).isEqualTo(expected);
        }
    }

    @Test
    void columns_may_stand_in_another_order() {
        UserMap map = UsersFile.parse("users.csv", "action,reason,source_id,username,email,source_name,source_username\nmatch,why,7,al,A@x.example,Alice,alice\n");
        assertThat(map.mappings())
                .containsExactly(new UserMapping(7, "alice", "Alice", Action.MATCH, "a@x.example", "al", OptionalLong.empty(), "why"));
    }

    @Test
    void every_mistake_is_named_with_line_and_column() {
        String text = """
                source_id,source_username,source_name,action,email,username,reason
                x7,alice,Alice,mach,alice@example.com,alice,
                8,bob,Bob,create,,b@b,
                9,carol,Carol,match,not an address,carol,
                9,carol,Carol,skip,,,
                10,dan,Dan,create,dan@example.com,dan,
                11,dan2,Dan,create,DAN@example.com,Dan,
                12,eve,Eve, the second,skip,,,
                """;
        assertThatThrownBy(() -> UsersFile.parse("users.csv", text)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.is(IdentityProblem.USERS_INVALID)).isTrue();
            assertThat(e.problem().what().lines().toList()).containsExactly(
                    "9 mistakes",
                    "users.csv:2:1: source_id is 'x7'; write the user's id at the source, a number",
                    "users.csv:2:16: action is 'mach'; did you mean 'match'?",
                    "users.csv:3:18: to create a user the e-mail is needed; write the primary e-mail at the destination, or the action skip",
                    "users.csv:3:19: 'b@b' is no user name; use letters, digits, '_', '-' and '.', without @ in front",
                    "users.csv:4:21: 'not an address' is no e-mail address; write one such as alice@example.com",
                    "users.csv:5:1: user 9 has a row already; keep this one or the one of line 4",
                    "users.csv:7:20: a second user would be created with this e-mail; line 6 creates that user; write match here, or another",
                    "users.csv:7:36: a second user would be created with this user name; line 6 creates that user; write match here, or another",
                    "users.csv:8:1: this row has 8 cells, the header has 7; quote cells that hold a comma");
        });
    }

    @Test
    void a_wrong_header_says_what_to_write() {
        assertThatThrownBy(() -> UsersFile.parse("users.csv", "source_id,source_user,source_name,action,email,username,reason\n"))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().what().lines().toList()).containsExactly(
                        "2 mistakes",
                        "users.csv:1:1: column 'source_username' is missing; begin with the line source_id,source_username,source_name,action,email,username,confidence,reason",
                        "users.csv:1:11: unknown column 'source_user'; did you mean 'source_username'?"));
        assertThatThrownBy(() -> UsersFile.parse("users.csv", "a,\"b")).hasMessageContaining("users.csv:1:3: a quote begins here and never ends");
    }

    @Test
    void the_confidence_is_one_of_three_words_or_none() {
        String text = "source_id,source_username,source_name,action,email,username,confidence,reason\n7,al,Al,match,al@x.example,al,%s,why\n";
        assertThat(UsersFile.parse("users.csv", text.formatted("Likely")).of(7).orElseThrow().confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(UsersFile.parse("users.csv", text.formatted("")).of(7).orElseThrow().confidence()).isEqualTo(Confidence.NONE);
        assertThatThrownBy(() -> UsersFile.parse("users.csv", text.formatted("certian"))).hasMessageContaining("users.csv:2:31: confidence is 'certian'; did you mean 'certain'?");
    }

    @Test
    void rows_and_users_are_compared_with_the_source(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("users.csv");
        Files.writeString(file, "source_id,source_username,source_name,action,email,username,reason\n7,alice,Alice,skip,,,\n99,gone,Gone,skip,,,\n");
        List<User> users = List.of(user(7, "alice"), user(8, "bob"));
        assertThatThrownBy(() -> UsersFile.read(file, users)).isInstanceOfSatisfying(ProblemException.class, e ->
                assertThat(e.problem().what()).contains("users.csv:1:1: users without a row: bob").contains("users.csv:3:1: the source has no user 99"));
        assertThatThrownBy(() -> UsersFile.read(folder.resolve("none.csv")))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.is(IdentityProblem.USERS_MISSING)).isTrue());
        Files.write(file, new byte[] {(byte) 0xe9, ',', 'a'});
        assertThatThrownBy(() -> UsersFile.read(file))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.is(IdentityProblem.USERS_UNREADABLE)).isTrue());
    }

    private static UserMapping random(Random random, int id) {
        Action action = Action.values()[random.nextInt(3)];
        @Nullable String email = action == Action.SKIP ? null : "user" + id + "@example.com";
        @Nullable String username = action == Action.SKIP ? null : "user" + id;
        Confidence confidence = Confidence.values()[random.nextInt(4)];
        return new UserMapping(id, text(random), text(random), action, email, username, OptionalLong.empty(), confidence, text(random));
    }

    private static String text(Random random) {
        String letters = "ab=+-@\t'\", \n\r;|é漢";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    /** A spreadsheet that saves with carriage returns also changes the line breaks inside cells. */
    private static UserMapping withBreaks(UserMapping m) {
        return new UserMapping(
                m.sourceId(), breaks(m.sourceUsername()), breaks(m.sourceName()), m.action(), m.email(), m.username(), m.destinationId(), m.confidence(), breaks(m.reason()));
    }

    private static String breaks(String text) {
        return text.replace("\n", "\r\n");
    }

    private static User user(long id, String username) {
        return new User(id, username, username, null, null, "active", false, false, false, null, List.of());
    }
}
