package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.simulator.RestClient;
import io.drover.simulator.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole migration is verified, signed and taken away from its source; then one thing after the other is changed at the destination. */
class ProofCommandTest {
    private static final String GEO = "nordwind%2Fplatform%2Flibraries%2Fgeo";

    @TempDir
    Path folder;

    @Test
    void whatever_is_changed_later_is_named() throws IOException {
        try (CliJourney journey = CliJourney.begin(folder.resolve("workspace"))) {
            Path proof = folder.resolve("signed-off.proof");
            assertThat(journey.drover("proof", "--output", proof.toString())).isEqualTo(ExitStatus.CONFIGURATION);
            assertThat(proof).doesNotExist();
            journey.drover("inventory");
            journey.drover("assess");
            journey.drover("plan");
            assertThat(journey.drover("run", "--commit")).as(journey.said()).isZero();
            assertThat(journey.drover("verify")).as(journey.said()).isZero();

            assertThat(journey.drover("proof", "--output", proof.toString())).as(journey.said()).isZero();
            assertThat(journey.said()).contains("Signed.").containsPattern("root  [0-9a-f]{64}").containsPattern("key   SHA256:[0-9a-f]{64}");
            String key = journey.said().lines().filter(l -> l.startsWith("key")).findFirst().orElseThrow().substring("key   ".length());
            Path secret = journey.workspace.root().resolve(".drover/proof.key");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret))).isEqualTo("rw-------");
            assertThat(text(proof)).doesNotContain("correct-horse-battery", "erp-secret-7", "PRIVATE KEY");

            journey.source.close();
            itHolds(journey, proof, key);
            theFileItself(journey, proof, key);
            eachFlipIsNamed(journey, proof);
            aStranger(journey, proof, secret);
            aChangeSinceTheVerificationIsNotSigned(journey);
        }
    }

    private static void itHolds(CliJourney journey, Path proof, String key) {
        assertThat(journey.drover("proof", "check", proof.toString(), "--against", "destination", "--key", key)).as(journey.said()).isZero();
        assertThat(journey.said()).contains("As it was signed: ").contains("(this workspace's)").doesNotContain("secrets    not compared");
    }

    /** Content, statement, key and signature of the file: none can be exchanged. */
    private void theFileItself(CliJourney journey, Path proof, String key) throws IOException {
        assertThat(journey.drover("proof", "check", proof.toString())).isZero();
        assertThat(journey.said()).contains("The file is as it was signed.");
        assertThat(journey.drover("proof", "check", proof.toString(), "--key", key.replace("SHA256:", "SHA256:0"))).isEqualTo(ExitStatus.FAILED);
        assertThat(journey.said()).contains("the key: another one signed this proof");

        Path forged = rewritten(proof, "items/1.json", text -> text.replaceFirst("\"digest\":\"[0-9a-f]{4}", "\"digest\":\"0000"));
        assertThat(journey.drover("proof", "check", forged.toString())).isEqualTo(ExitStatus.FAILED);
        assertThat(journey.said()).contains("group:nordwind its records in the file: are not those that were signed");
        forged = rewritten(proof, "proof.json", text -> text.replace("\"verdict\":\"EXPLAINED\"", "\"verdict\":\"EQUAL\""));
        assertThat(journey.drover("proof", "check", forged.toString())).isEqualTo(ExitStatus.FAILED);
        assertThat(journey.said()).contains("the signature: does not belong to this statement and this key", "the root: is not that of the items");
        forged = rewritten(proof, "proof.json", text -> text.replaceFirst("\"signature\":\"[A-Za-z0-9+/]{4}", "\"signature\":\"AAAA"));
        assertThat(journey.drover("proof", "check", forged.toString())).isEqualTo(ExitStatus.FAILED);
        Files.writeString(forged, "no ZIP file");
        assertThat(journey.drover("proof", "check", forged.toString())).isEqualTo(ExitStatus.CONFIGURATION);
    }

    private static void eachFlipIsNamed(CliJourney journey, Path proof) throws IOException {
        RestClient there = journey.atDestination();
        tag(journey, proof, there);
        note(journey, proof, there);
        variable(journey, proof, there);
        lfs(journey, proof);
        attachment(journey, proof);
        assertThat(check(journey, proof)).as(journey.said()).isZero();
    }

    /** As somebody with a shell on the server could: the protection of the tag is no protection. */
    private static void tag(CliJourney journey, Path proof, RestClient there) throws IOException {
        JsonNode tag = there.get("/projects/" + GEO + "/repository/tags").json().get(0);
        String ref = "refs/tags/" + tag.path("name").asString();
        Row project = journey.destination.instance().db().table("projects").first("full_path", "nordwind/platform/libraries/geo").orElseThrow();
        Path repository = journey.destination.instance().repository(project);
        String before = git(repository, "rev-parse", ref);
        git(repository, "update-ref", ref, git(repository, "rev-parse", ref + "^{commit}^"));
        assertThat(check(journey, proof)).isEqualTo(ExitStatus.FAILED);
        assertThat(journey.said()).contains("project:nordwind/platform/libraries/geo").contains(" " + ref + ": changed");
        git(repository, "update-ref", ref, before);
    }

    private static String git(Path repository, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.onExit().join().exitValue()).as(String.join(" ", command)).isZero();
        return said;
    }

    private static void note(CliJourney journey, Path proof, RestClient there) {
        for (JsonNode issue : there.get("/projects/" + GEO + "/issues?per_page=100").json()) {
            String notes = "/projects/" + GEO + "/issues/" + issue.path("iid").asInt() + "/notes";
            for (JsonNode note : there.get(notes).json()) {
                if (!note.path("system").asBoolean()) {
                    String body = note.path("body").asString();
                    assertThat(there.put(notes + "/" + note.path("id").asLong(), Map.of("body", body + " (I never said that)")).status()).isEqualTo(200);
                    assertThat(check(journey, proof)).isEqualTo(ExitStatus.FAILED);
                    assertThat(journey.said())
                            .contains("project:nordwind/platform/libraries/geo issues " + issue.path("iid").asInt() + ": changed: note by @" + note.at("/author/username").asString() + " of ")
                            .doesNotContain("is new");
                    assertThat(there.put(notes + "/" + note.path("id").asLong(), Map.of("body", body)).status()).isEqualTo(200);
                    return;
                }
            }
        }
        throw new AssertionError("no issue has a note");
    }

    private static void variable(CliJourney journey, Path proof, RestClient there) {
        String variable = "/groups/nordwind/variables/SIGNING_PASSPHRASE";
        assertThat(there.put(variable, Map.of("value", "wrong-horse-battery")).status()).isEqualTo(200);
        assertThat(check(journey, proof)).isEqualTo(ExitStatus.FAILED);
        assertThat(journey.said()).contains("group:nordwind group CI/CD variables SIGNING_PASSPHRASE@*: holds another secret").doesNotContain("wrong-horse");
        assertThat(there.put(variable, Map.of("value", "correct-horse-battery")).status()).isEqualTo(200);
    }

    private static void lfs(CliJourney journey, Path proof) throws IOException {
        String oid = journey.destination.instance().db().table("lfs_objects").all().getFirst().text("oid");
        Path stored = journey.destination.instance().lfsObject(oid);
        byte[] whole = Files.readAllBytes(stored);
        byte[] flipped = whole.clone();
        flipped[flipped.length / 2] ^= 1;
        Files.write(stored, flipped);
        assertThat(check(journey, proof)).isEqualTo(ExitStatus.FAILED);
        assertThat(journey.said()).contains("project:nordwind/platform/infrastructure LFS objects " + oid + ": changed");
        Files.delete(stored);
        assertThat(check(journey, proof)).isEqualTo(ExitStatus.FAILED);
        assertThat(journey.said()).contains("project:nordwind/platform/infrastructure LFS objects " + oid + ": is gone");
        Files.write(stored, whole);
    }

    private static void attachment(CliJourney journey, Path proof) throws IOException {
        Row project = journey.destination.instance().db().table("projects").all().stream()
                .filter(p -> Files.isDirectory(journey.destination.instance().uploads(p)))
                .findFirst()
                .orElseThrow();
        Path file;
        try (Stream<Path> files = Files.walk(journey.destination.instance().uploads(project))) {
            file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, new byte[whole.length]);
        assertThat(check(journey, proof)).isEqualTo(ExitStatus.FAILED);
        assertThat(journey.said()).contains("uploads " + file.getFileName() + "@").contains(": is gone").contains(": is new");
        Files.write(file, whole);
    }

    /** Somebody else, with the file and a token, but without the key: everything but secret values. */
    private void aStranger(CliJourney journey, Path proof, Path secret) throws IOException {
        Path kept = Files.move(secret, folder.resolve("kept.key"));
        assertThat(journey.atDestination().put("/groups/nordwind/variables/SIGNING_PASSPHRASE", Map.of("value", "wrong-horse-battery")).status()).isEqualTo(200);
        assertThat(check(journey, proof)).as(journey.said()).isZero();
        assertThat(journey.said()).contains("secrets    not compared", "(not this workspace's");
        Files.move(kept, secret);
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(check(journey, proof)).isEqualTo(ExitStatus.CONFIGURATION);
        assertThat(journey.said()).contains("PROOF_KEY_OPEN");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    }

    private void aChangeSinceTheVerificationIsNotSigned(CliJourney journey) {
        Path other = folder.resolve("other.proof");
        assertThat(journey.atDestination().post("/projects/" + GEO + "/labels", Map.of("name", "late", "color", "#112233")).status()).isEqualTo(201);
        assertThat(journey.drover("proof", "--output", other.toString())).isEqualTo(ExitStatus.FAILED);
        assertThat(journey.said()).contains("project:nordwind/platform/libraries/geo labels: changed since the verification", "Not signed.");
        assertThat(other).doesNotExist();
    }

    private static int check(CliJourney journey, Path proof) {
        return journey.drover("proof", "check", proof.toString(), "--against", "destination");
    }

    private Path rewritten(Path proof, String name, UnaryOperator<String> change) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile zip = new ZipFile(proof.toFile());
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                String changed = entry.getName().equals(name) ? change.apply(text) : text;
                assertThat(changed.equals(text)).as(entry.getName()).isEqualTo(!entry.getName().equals(name));
                JsonMapper.shared().readTree(changed);
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(changed.getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return Files.write(folder.resolve("forged.proof"), bytes.toByteArray());
    }

    private static String text(Path proof) throws IOException {
        StringBuilder all = new StringBuilder();
        try (ZipFile zip = new ZipFile(proof.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                all.append(new String(zip.getInputStream(entries.nextElement()).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }
}
