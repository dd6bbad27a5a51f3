package io.drover.run.step;

import io.drover.connector.Packages;
import io.drover.connector.Packages.Name;
import io.drover.connector.Packages.Parcel;
import io.drover.connector.Packages.StoredFile;
import io.drover.connector.Packages.Version;
import io.drover.model.Owner;
import io.drover.model.Relations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Packages, one name with all its versions at a time, file by file. Looks first: repeating it publishes nothing twice. */
public final class CopyPackages {
    private CopyPackages() {}

    /** What there is to copy. */
    public record Names(List<Name> all) {
        public Names {
            all = List.copyOf(all);
        }
    }

    /**
     * @param files published by this step; those that were there are not counted
     * @param bytes of these
     */
    public record Result(Name name, long files, long bytes, List<Loss> losses) {
        public Result {
            losses = List.copyOf(losses);
        }
    }

    public static Names names(Worksite site, Owner from) {
        return new Names(site.source().packages().map(packages -> packages.names(from)).orElse(List.of()));
    }

    public static Result run(Worksite site, Owner from, Owner to, Name name, ItemFiles files) {
        Packages source = site.source().packages().orElseThrow();
        Optional<Packages> destination = site.destination().packages();
        List<Version> versions = source.versions(from, name);
        if (destination.isEmpty() || !destination.get().carries(name.type()) || !source.carries(name.type())) {
            return new Result(name, 0, 0, versions.stream().filter(v -> v.version() != null).map(v -> loss(v, "Drover does not copy packages of this format")).toList());
        }
        Errand errand = new Errand(source, from, destination.get(), to, files.folder().resolve("packages"));
        versions.forEach(errand::version);
        destination.get().mark(to, name, source.marks(from, name));
        return new Result(name, errand.published, errand.bytes, errand.losses);
    }

    public static List<PlannedWrite> preview(Worksite site, Owner from) {
        return names(site, from).all().stream().map(name -> PlannedWrite.destination("publish the versions of the package " + name)).toList();
    }

    private static Loss loss(Version version, String reason) {
        return new Loss(Relations.PACKAGES, 1, version.name() + " " + version.version() + ": " + reason);
    }

    /** All versions of one package on their way. */
    private static final class Errand {
        private final Packages source;
        private final Owner from;
        private final Packages destination;
        private final Owner to;
        private final Path folder;
        private final List<Loss> losses = new ArrayList<>();
        /** File names and digests by version. */
        private final Map<String, Map<String, String>> there = new HashMap<>();

        private boolean looked;
        private long published;
        private long bytes;

        Errand(Packages source, Owner from, Packages destination, Owner to, Path folder) {
            this.source = source;
            this.from = from;
            this.destination = destination;
            this.to = to;
            this.folder = folder;
        }

        void version(Version version) {
            look(version.name());
            Map<String, String> known = there.getOrDefault(String.valueOf(version.version()), Map.of());
            for (StoredFile file : version.files()) {
                if (!known.containsKey(file.name())) {
                    file(version, file).ifPresent(reason -> losses.add(loss(version, file.name() + ": " + reason)));
                }
            }
        }

        private void look(Name name) {
            if (!looked) {
                looked = true;
                destination.versions(to, name).forEach(version -> version.files().forEach(file -> there
                        .computeIfAbsent(String.valueOf(version.version()), v -> new HashMap<>())
                        .put(file.name(), String.valueOf(file.sha256()))));
            }
        }

        /** @return why it stays behind */
        private Optional<String> file(Version version, StoredFile file) {
            Optional<Parcel> parcel = source.fetch(from, version, file, folder);
            if (parcel.isEmpty()) {
                return Optional.of("the source lists the file but does not give it out");
            }
            Optional<String> refusal = destination.publish(to, version, parcel.get());
            if (refusal.isEmpty()) {
                published++;
                bytes += file.size();
            }
            delete(parcel.get().content());
            return refusal.map(reason -> "the destination refuses it, " + reason);
        }

        private static void delete(Path content) {
            try {
                Files.deleteIfExists(content);
            } catch (IOException e) {
                throw RunProblem.FILES_UNUSABLE.exception("a package cannot be deleted", content.toString(), e);
            }
        }
    }
}
