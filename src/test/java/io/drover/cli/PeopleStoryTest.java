package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The people of a direct transfer with the real commands: placeholders first, then, when they were given away, themselves. */
class PeopleStoryTest {
    private static final String SETTING = "allow_bypass_placeholder_confirmation";

    @TempDir
    Path folder;

    @Test
    void what_people_contributed_is_told_as_placeholders_until_it_is_given_away() throws Exception {
        try (CliJourney journey = CliJourney.begin(folder)) {
            journey.source.allowDirectTransfer();
            journey.destination.allowDirectTransfer();
            journey.drover("inventory");
            journey.drover("assess");
            assertThat(journey.drover("plan")).isZero();
            assertThat(Files.readString(journey.workspace.plan())).contains("direct transfer");
            assertThat(journey.drover("run", "--commit")).as(journey.said()).isZero();

            assertThat(journey.drover("users", "reassign")).as("a dry run").isEqualTo(ExitStatus.DECISION);
            assertThat(journey.said()).contains("to do").contains("is blocked at the destination, so cannot agree");
            assertThat(journey.drover("verify")).as(journey.said()).isZero();
            long placeholders = count("placeholder", journey);
            assertThat(placeholders).isPositive();

            assertThat(journey.drover("users", "reassign", "--commit")).as(journey.said()).isEqualTo(ExitStatus.DECISION);
            assertThat(journey.said()).as("everybody has to agree").contains("waits for a person");
            killedAsSoonAsNobodyIsAsked(journey);
            assertThat(journey.destination.instance().settings().flag(SETTING)).as("what a killed process leaves behind").isTrue();
            assertThat(journey.drover("users", "reassign", "--commit", "--skip-confirmation")).as(journey.said()).isZero();
            assertThat(journey.destination.instance().settings().flag(SETTING)).as("given back by the next one").isFalse();
            assertThat(journey.drover("users", "status", "--json")).isZero();
            JsonNode people = JsonMapper.shared().readTree(journey.said());
            assertThat(people).isNotEmpty().allSatisfy(person -> assertThat(person.path("act").asString()).isEqualTo("DONE"));

            assertThat(journey.drover("verify")).as(journey.said()).isZero();
            assertThat(count("placeholder", journey)).isLessThan(placeholders);
            assertThat(journey.drover("rollback", "--commit")).as(journey.said()).isZero();
        }
    }

    private static void killedAsSoonAsNobodyIsAsked(CliJourney journey) throws Exception {
        Process process = journey.start("users", "reassign", "--commit", "--skip-confirmation");
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> journey.destination.instance().settings().flag(SETTING) || !process.isAlive());
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** How many records have this outcome, over everything. */
    private static long count(String outcome, CliJourney journey) throws IOException {
        JsonNode verification = JsonMapper.shared().readTree(Files.readString(journey.workspace.verification()));
        long sum = 0;
        for (JsonNode item : verification.path("items")) {
            for (JsonNode relation : item.path("relations")) {
                sum += relation.path("tally").path(outcome).asLong(0);
            }
        }
        return sum;
    }
}
