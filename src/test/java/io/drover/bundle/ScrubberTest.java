package io.drover.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.http.Redaction;
import io.drover.identity.UserMapping;
import io.drover.model.User;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ScrubberTest {
    private static final User ANNA = user(1, "anna_s", "Anna Schmidt", "anna@old.example");
    private static final User WEBER = user(2, "weber", "Jo Weber", "jo.weber@old.example");
    private static final User OTHER_WEBER = user(3, "jw2", "Jo Weber", "jw@partner.example");
    private static final User ANNA_THERE = user(900, "aschmidt", "Schmidt, Anna", "Anna.Schmidt@new.example");
    private static final UserMapping ANNA_MOVES = new UserMapping(
            1, "anna_s", "Anna Schmidt", UserMapping.Action.MATCH, "anna.schmidt@new.example", "aschmidt", OptionalLong.of(900), "chosen by hand");

    private final Scrubber scrubber =
            new Scrubber(new Redaction(List.of("s3cr3t value")), Pseudonyms.of(List.of(ANNA, WEBER, OTHER_WEBER), List.of(ANNA_THERE), List.of(ANNA_MOVES)));

    private static User user(long id, String username, String name, String email) {
        return new User(id, username, name, email, null, "active", false, false, false, null, List.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Anna Schmidt                       | person-1
            ANNA SCHMIDT's                     | person-1's
            /home/anna_s/x                     | /home/person-1/x
            @aschmidt and anna@old.example     | @person-1 and person-1@redacted.invalid
            anna.schmidt%40new.example         | person-1@redacted.invalid
            jw@partner.example                 | person-3@redacted.invalid
            jw2, weber                         | person-3, person-2
            Anna alone                         | [name] alone
            annata                             | annata
            who@far.example who@far.example    | mail-1@redacted.invalid mail-1@redacted.invalid
            """)
    void everybody_has_one_name(String text, String clean) {
        assertThat(scrubber.text(text)).isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "glpat-abcdefghij0123456789", "ghp_abcdefghij0123456789ABCD", "AKIAABCDEFGHIJKLMNOP", "s3cr3t value", "s3cr3t%20value", "czNjcjN0IHZhbHVl",
        "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2ln"
    })
    void a_secret_is_one_wherever_it_stands(String secret) {
        assertThat(scrubber.text("before " + secret + " after")).isEqualTo("before [secret] after");
    }

    @Test
    void credentials_are_known_by_their_place() {
        assertThat(scrubber.text("https://me:hunter2@git.example/a?private_token=hunter3&page=2")).isEqualTo("https://[secret]@git.example/a?private_token=[secret]&page=2");
        assertThat(scrubber.text("Authorization: Bearer hunter-2-hunter-2")).isEqualTo("Authorization: Bearer [secret]");
        assertThat(scrubber.text("PRIVATE-TOKEN: hunter2 x")).isEqualTo("PRIVATE-TOKEN: [secret] x");
    }

    @Test
    void json_keeps_its_shape_and_loses_keys_that_are_somebody_and_values_that_are_secret() {
        String json = "{\"anna_s/notes\":{\"count\":3,\"value\":\"x\",\"who\":[\"Anna Schmidt\",true,null]}}";
        assertThat(scrubber.json(JsonMapper.shared().readTree(json))).hasToString("{\"person-1/notes\":{\"count\":3,\"value\":\"[secret]\",\"who\":[\"person-1\",true,null]}}");
    }
}
