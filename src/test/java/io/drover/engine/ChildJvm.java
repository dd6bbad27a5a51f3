package io.drover.engine;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts a main class of the test class path in a JVM of its own. */
public final class ChildJvm {
    private ChildJvm() {}

    static Process start(Class<?> main, Path log, String... arguments) throws IOException {
        return start(main, Map.of(), log, arguments);
    }

    /** @param log gets standard output and error appended */
    static Process start(Class<?> main, Map<String, String> environment, Path log, String... arguments) throws IOException {
        return start(List.of("-cp", classPath()), main, environment, log, arguments);
    }

    private static Process start(List<String> options, Class<?> main, Map<String, String> environment, Path log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.add(main.getName());
        command.addAll(Arrays.asList(arguments));
        File file = log.toFile();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(file));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /**
     * One main class that is started many times: what the first life loads, the next ones find ready (JEP 514), so that they are soon where
     * it matters. Such an image can only be made of files, so the folders of the class path are packed first.
     */
    public static final class Reborn {
        private final Class<?> main;
        private final String path;
        private final Path image;

        /** @param folder for the image */
        public Reborn(Class<?> main, Path folder) throws IOException {
            this.main = main;
            this.image = folder.resolve("image.aot");
            List<String> entries = new ArrayList<>();
            for (String entry : classPath().split(File.pathSeparator)) {
                boolean packed = !Files.isDirectory(Path.of(entry));
                entries.add(packed ? entry : pack(Path.of(entry), folder.resolve("classes-" + entries.size() + ".jar")).toString());
            }
            this.path = String.join(File.pathSeparator, entries);
        }

        private static Path pack(Path classes, Path jar) throws IOException {
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar)); Stream<Path> files = Files.walk(classes)) {
                for (Path file : files.filter(each -> !each.equals(classes)).sorted().toList()) {
                    String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
                    // folders too: Flyway looks for its own
                    out.putNextEntry(new JarEntry(Files.isDirectory(file) ? name + "/" : name));
                    if (Files.isRegularFile(file)) {
                        Files.copy(file, out);
                    }
                }
            }
            return jar;
        }

        /** The life that is learned from; it must end by itself. */
        public Process first(Map<String, String> environment, Path log, String... arguments) throws IOException {
            return start(List.of("-XX:AOTCacheOutput=" + image, "-cp", path), main, environment, log, arguments);
        }

        /** Works without an image too, only more slowly. */
        public Process again(Map<String, String> environment, Path log, String... arguments) throws IOException {
            return start(List.of("-XX:AOTCache=" + image, "-cp", path), main, environment, log, arguments);
        }
    }

    /** Some launchers load the tests with a class loader of their own and not from java.class.path. */
    private static String classPath() {
        if (ChildJvm.class.getClassLoader() instanceof URLClassLoader own) {
            return Arrays.stream(own.getURLs()).map(url -> Path.of(URI.create(url.toString())).toString()).collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }
}
