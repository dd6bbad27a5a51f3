package io.drover.bundle;

import io.drover.problem.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** The ZIP file under way. Everything that goes in passes the scrubber; what cannot be read is named instead, and the rest goes on. */
final class SupportBundle implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ZipOutputStream zip;
    private final Scrubber scrubber;
    private final List<String> entries = new ArrayList<>();

    /** Readable by its owner only, also while it grows. Never replaces a file. */
    SupportBundle(Path file, Scrubber scrubber) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(posix
                ? Files.newByteChannel(file, fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.newByteChannel(file, fresh));
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.scrubber = scrubber;
    }

    /** As it is: for what the program itself wrote without anybody's data. */
    void plain(String name, String text) {
        entry(name, sink -> sink.accept(text));
    }

    void json(String name, Supplier<?> value) {
        entry(name, sink -> sink.accept(scrubber.json(JSON.valueToTree(value.get())).toPrettyString()));
    }

    /** One JSON value a line, each written as it comes: a journal can be longer than the memory. */
    void jsonLines(String name, Consumer<Consumer<Object>> values) {
        entry(name, sink -> values.accept(value -> sink.accept(scrubber.json(JSON.valueToTree(value)).toString())));
    }

    /** Line by line; absent files are left out. */
    void text(String name, Path file) {
        if (!Files.isReadable(file)) {
            return;
        }
        entry(name, sink -> {
            var lenient = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE);
            try (BufferedReader lines = new BufferedReader(Channels.newReader(Files.newByteChannel(file), lenient, -1))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    sink.accept(scrubber.text(line));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void entry(String name, Consumer<Consumer<String>> content) {
        try {
            zip.putNextEntry(new ZipEntry(name));
            try {
                content.accept(this::line);
            } catch (ProblemException unreadable) {
                line("not readable: " + unreadable.problem().code());
            }
            zip.closeEntry();
            entries.add(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(String text) {
        try {
            zip.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> entries() {
        return List.copyOf(entries);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
