package io.drover.git;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds LFS pointers in two passes over all objects: first the sizes, then the content of blobs small enough to be one. In a fresh mirror
 * every object is reachable, so this sees all of history.
 */
final class PointerScan {
    private static final Duration DEADLINE = Duration.ofHours(2);

    private final Git git;
    private final Path repository;

    PointerScan(Git git, Path repository) {
        this.git = git;
        this.repository = repository;
    }

    List<LfsPointer> pointers() {
        List<String> candidates = candidates();
        if (candidates.isEmpty()) {
            return List.of();
        }
        GitProcess read = git.process(null, repository, DEADLINE, repository.toString(), List.of("cat-file", "--batch", "--buffer"));
        GitProcess.Finished<List<LfsPointer>> finished = read.run(PointerScan::parse, input -> {
            for (String oid : candidates) {
                input.write((oid + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        });
        return ok(finished);
    }

    private List<String> candidates() {
        List<String> arguments =
                List.of("cat-file", "--batch-check=%(objecttype) %(objectsize) %(objectname)", "--batch-all-objects", "--unordered", "--buffer");
        GitProcess check = git.process(null, repository, DEADLINE, repository.toString(), arguments);
        return ok(check.run(PointerScan::smallBlobs, null));
    }

    private <T> T ok(GitProcess.Finished<T> finished) {
        Git.localOk(new GitProcess.Result(finished.exit(), "", finished.words()), repository);
        return finished.value();
    }

    private static List<String> smallBlobs(InputStream output) throws IOException {
        List<String> oids = new ArrayList<>();
        BufferedReader lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.US_ASCII));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ");
            if (words.length == 3 && words[0].equals("blob") && canBePointer(Long.parseLong(words[1]))) {
                oids.add(words[2]);
            }
        }
        return oids;
    }

    private static boolean canBePointer(long size) {
        return size >= LfsPointer.SMALLEST && size <= LfsPointer.LARGEST;
    }

    /** {@code <oid> blob <size>}, newline, content, newline, for each. */
    private static List<LfsPointer> parse(InputStream output) throws IOException {
        Map<String, LfsPointer> found = new LinkedHashMap<>();
        InputStream in = new BufferedInputStream(output, 1 << 16);
        for (String head = line(in); !head.isEmpty(); head = line(in)) {
            String[] words = head.split(" ");
            if (words.length == 3) {
                byte[] blob = in.readNBytes(Integer.parseInt(words[2]));
                in.skipNBytes(1);
                LfsPointer.parse(blob).ifPresent(pointer -> found.putIfAbsent(pointer.oid(), pointer));
            }
        }
        return List.copyOf(found.values());
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.append((char) b);
        }
        return line.toString();
    }
}
