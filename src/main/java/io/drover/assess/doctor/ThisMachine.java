package io.drover.assess.doctor;

import io.drover.config.Workspace;
import io.drover.problem.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Disk and programs of the machine the migration runs on. */
final class ThisMachine {
    private final Workspace workspace;
    private final OptionalLong wantedBytes;

    /** @param wantedBytes the room the largest concurrent transfers need; empty without an inventory */
    ThisMachine(Workspace workspace, OptionalLong wantedBytes) {
        this.workspace = workspace;
        this.wantedBytes = wantedBytes;
    }

    List<Diagnosis> examine() {
        List<Diagnosis> rows = new ArrayList<>();
        rows.add(disk());
        rows.add(program("git", "git", "--version").orElseGet(() -> missing("git", Verdict.BAD, "every repository is read and written with it")));
        rows.add(program("git-lfs", "git", "lfs", "version")
                .orElseGet(() -> missing("git-lfs", Verdict.WARNING, "only needed to push LFS objects that an archive left out")));
        return rows;
    }

    private Diagnosis disk() {
        try {
            Path folder = Files.isDirectory(workspace.root()) ? workspace.root() : Path.of("").toAbsolutePath();
            long free = Files.getFileStore(folder).getUsableSpace();
            String found = gibibytes(free) + " GiB free";
            if (wantedBytes.isEmpty()) {
                return Diagnosis.unknown(Place.THIS_MACHINE, "disk", found + "; how much is needed shows after the inventory", "run drover inventory, then this again", Actor.YOU);
            }
            long wanted = wantedBytes.getAsLong();
            found += ", " + gibibytes(wanted) + " GiB needed at once";
            return free > wanted
                    ? Diagnosis.good(Place.THIS_MACHINE, "disk", found)
                    : Diagnosis.bad(Place.THIS_MACHINE, "disk", found, "give the workspace a larger disk, or fewer workers in drover.yaml", Actor.ENVIRONMENT);
        } catch (IOException e) {
            return Diagnosis.bad(Place.THIS_MACHINE, "disk", "the workspace's disk cannot be asked: " + e.getMessage(), "check the workspace folder", Actor.ENVIRONMENT);
        }
    }

    private static String gibibytes(long bytes) {
        return "%.1f".formatted(bytes / (1024.0 * 1024 * 1024));
    }

    private static Optional<Diagnosis> program(String name, String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            // one line fits into the pipe, so it need not be read while the program runs
            boolean well = process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
            if (!well) {
                process.destroyForcibly();
                return Optional.empty();
            }
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return Optional.of(Diagnosis.good(Place.THIS_MACHINE, name, said.lines().findFirst().orElse("present")));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Diagnosis missing(String program, Verdict verdict, String why) {
        return new Diagnosis(Place.THIS_MACHINE, program, verdict, "not installed: " + why, "install " + program + " (Debian: apt install " + program + ")", Actor.ENVIRONMENT);
    }
}
