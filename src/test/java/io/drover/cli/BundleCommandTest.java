package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.simulator.Faults;
import io.drover.simulator.Row;
import io.drover.simulator.SimulatedGitLab;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A whole run with failures on the way, told first by explain, then packed: nobody can be recognised in the bundle. */
class BundleCommandTest {
    /** Tables of the simulated GitLab with something secret in them, and where. */
    private static final Map<String, List<String>> SECRET_COLUMNS = Map.of(
            "ci_variables", List.of("value"),
            "ci_group_variables", List.of("value"),
            "ci_instance_variables", List.of("value"),
            "personal_access_tokens", List.of("token"),
            "deploy_tokens", List.of("token"),
            "web_hooks", List.of("token"),
            "ci_pipeline_schedule_variables", List.of("value"),
            "ci_triggers", List.of("token"));

    private static final String GEO = "nordwind/platform/libraries/geo";

    @TempDir
    Path folder;

    @Test
    void nobody_and_no_secret_is_in_the_bundle_of_a_real_run() throws IOException {
        try (CliJourney journey = CliJourney.begin(folder)) {
            assertThat(journey.drover("inventory")).isZero();
            journey.drover("assess");
            assertThat(journey.drover("plan")).isZero();
            explainsWhyItFailed(journey);
            assertThat(journey.drover("verify")).as(journey.said()).isZero();
            String traces = somebodyWroteIntoTheLog(journey);

            Path file = folder.resolve("for-support.zip");
            assertThat(journey.drover("bundle", "--output", file.toString())).as(journey.said()).isZero();
            Map<String, String> bundle = unpack(file);
            assertThat(bundle).containsKeys(
                    "README.txt", "environment.json", "drover.yaml", "plan.yaml", "inventory.json", "people.json", "assessment.json", "journal/items.jsonl",
                    "journal/steps.jsonl", "verification.json", "throttles.json", "drover.log");
            assertThat(bundle.get("journal/items.jsonl")).contains("project:nordwind/platform/libraries/geo");
            assertThat(bundle.get("journal/steps.jsonl").lines().count()).isGreaterThan(50);
            assertThat(bundle.get("people.json")).contains("\"person-1\"");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");

            List<String> secrets = secrets(journey);
            assertThat(secrets).hasSizeGreaterThan(8).contains(journey.source.rootToken(), journey.destination.rootToken(), "correct-horse-battery");
            assertThat(traces).contains(secrets.getFirst());
            bundle.forEach((name, text) -> {
                secrets.forEach(secret -> assertThat(forms(secret)).as(name).noneMatch(text::contains));
                addresses(journey).forEach(mail -> assertThat(text.toLowerCase(Locale.ROOT)).as(name).doesNotContain(mail, URLEncoder.encode(mail, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT)));
                names(journey).forEach(person -> assertThat(word(person).matcher(text).find()).as("%s in %s", person, name).isFalse());
            });
            onePersonHasOneName(bundle.get("drover.log"));
        }
    }

    /** A worker of the destination is killed during one import: explain says so from what the API answered. */
    private static void explainsWhyItFailed(CliJourney journey) {
        journey.destination.faults().inject(Faults.Kind.IMPORT_FAILS).on(GEO).nth(1);
        assertThat(journey.drover("run", "--commit")).isEqualTo(ExitStatus.FAILED);
        assertThat(journey.said()).contains("likely   IMPORT_KILLED").contains("drover explain project:" + GEO);
        assertThat(journey.drover("status")).isEqualTo(ExitStatus.FAILED);
        assertThat(journey.said()).contains("Why it failed: drover explain project:" + GEO);

        assertThat(journey.drover("explain", GEO)).isZero();
        assertThat(journey.said())
                .contains("project:" + GEO + "  failed, to " + GEO)
                .contains("What was tried", "download the archive", "start the import", "IMPORT_FAILED")
                .containsPattern("seen +said killed-by-signal, state failed, correlation id \\w+")
                .contains("1. IMPORT_KILLED  The import's job was killed")
                .contains("evidence  problem IMPORT_FAILED, said killed-by-signal")
                .contains("do next   Retry the item", "who       destination admin");
        assertThat(journey.drover("explain", "--json", "project:" + GEO)).isZero();
        assertThat(JsonMapper.shared().readTree(journey.said()).at("/diagnosis/causes/0/mode/code").asString()).isEqualTo("IMPORT_KILLED");

        assertThat(journey.drover("report")).isZero();
        assertThat(read(journey.workspace.reportFolder().resolve("index.html"))).contains("drover explain IMPORT_KILLED", "job was killed</b>");
        assertThat(read(journey.workspace.reportFolder().resolve("projects.csv"))).contains("IMPORT_FAILED,IMPORT_KILLED");

        assertThat(journey.drover("run", "--retry", "project:" + GEO)).isZero();
        assertThat(journey.drover("run", "--commit")).as(journey.said()).isZero();
        assertThat(journey.drover("explain", GEO)).isZero();
        assertThat(journey.said()).contains("  done").doesNotContain("IMPORT_KILLED");
    }

    /** What a careless message, a proxy or a stack trace might have left. */
    private static String somebodyWroteIntoTheLog(CliJourney journey) throws IOException {
        String traces =
                """
                GET %s/api/v4/user?private_token=%s failed
                PRIVATE-TOKEN: %s
                Authorization: Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm5hIn0.c2ln
                pushing to https://oauth2:%s@gitlab.nordwind.example/nordwind/web.git
                Anna Schmidt <anna@nordwind.example> wrote as @anna, also anna%%40nordwind.example
                /home/anna/.drover: ANNA SCHMIDT and Jonas Weber and jonas.weber@partner.example and Inês Carvalho
                a stranger <nobody.knows@far.away.example> and again nobody.knows@far.away.example
                """
                        .formatted(journey.source.url(), journey.source.rootToken(), journey.destination.rootToken(), journey.source.rootToken());
        Files.createDirectories(journey.workspace.log().getParent());
        Files.writeString(journey.workspace.log(), traces, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return traces;
    }

    private static void onePersonHasOneName(String log) {
        String anna = log.lines().filter(l -> l.contains(" wrote as @")).findFirst().orElseThrow();
        assertThat(anna).matches("(person-\\d+) <\\1@redacted\\.invalid> wrote as @\\1, also \\1@redacted\\.invalid");
        String who = anna.substring(0, anna.indexOf(' '));
        assertThat(log).contains("/home/" + who + "/.drover: " + who + " and ");
        String stranger = log.lines().filter(l -> l.startsWith("a stranger")).findFirst().orElseThrow();
        assertThat(stranger).matches("a stranger <(mail-\\d+@redacted\\.invalid)> and again \\1");
    }

    private static List<String> secrets(CliJourney journey) {
        List<String> all = new ArrayList<>(List.of(journey.source.rootToken(), journey.destination.rootToken()));
        for (SimulatedGitLab gitlab : List.of(journey.source, journey.destination)) {
            SECRET_COLUMNS.forEach((table, columns) -> gitlab.instance().db().table(table).all().forEach(row -> columns.stream()
                    .filter(row::has)
                    .map(row::text)
                    // a variable's value may be anything, also a host name, a number or the name of the company, which stand elsewhere for themselves
                    .filter(value -> value.length() >= 8 && !value.matches("\\d+|.*\\.example.*|/.*|Nordwind"))
                    .forEach(all::add)));
        }
        return all.stream().distinct().toList();
    }

    private static List<String> forms(String secret) {
        return List.of(
                secret,
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
    }

    private static TreeSet<String> addresses(CliJourney journey) {
        TreeSet<String> all = new TreeSet<>(List.of("nobody.knows@far.away.example"));
        people(journey).forEach(user -> all.add(user.text("email").toLowerCase(Locale.ROOT)));
        return all;
    }

    /** User names, whole names and each part of a name. */
    private static TreeSet<String> names(CliJourney journey) {
        TreeSet<String> all = new TreeSet<>();
        people(journey).stream().filter(user -> !user.text("username").contains("bot")).forEach(user -> {
            all.add(user.text("username"));
            all.add(user.text("name"));
            all.addAll(List.of(user.text("name").split(" ")));
        });
        return all;
    }

    private static List<Row> people(CliJourney journey) {
        List<Row> all = new ArrayList<>(journey.source.instance().db().table("users").all());
        all.addAll(journey.destination.instance().db().table("users").all());
        return all;
    }

    private static Pattern word(String name) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static Map<String, String> unpack(Path file) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                texts.put(entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
