package io.drover.proof;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A proof on disk: a ZIP file with {@code items/1.json} and on, one for each group and project in order, and {@code proof.json} with the signature. */
final class ProofFile {
    private static final JsonMapper JSON = JsonMapper.shared();

    private ProofFile() {}

    /** Grows item by item; without {@link #complete} nothing is left. */
    static final class Writer implements AutoCloseable {
        private final Path file;
        private final ZipOutputStream zip;
        private int items;
        private boolean complete;

        /** Never replaces a file. */
        Writer(Path file) throws IOException {
            this.file = file;
            this.zip = new ZipOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), StandardCharsets.UTF_8);
        }

        void add(ItemProof item) throws IOException {
            write("items/" + ++items + ".json", item);
        }

        void complete(Proof proof) throws IOException {
            write("proof.json", proof);
            complete = true;
        }

        private void write(String name, Object value) throws IOException {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(JSON.writeValueAsBytes(value));
            zip.closeEntry();
        }

        @Override
        public void close() throws IOException {
            zip.close();
            if (!complete) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Reads one item at a time. */
    static final class Reader implements AutoCloseable {
        private final Path file;
        private final ZipFile zip;

        Reader(Path file) {
            this.file = file;
            try {
                this.zip = new ZipFile(file.toFile());
            } catch (IOException e) {
                throw ProofProblem.PROOF_UNREADABLE.exception(e instanceof ZipException ? "it is no ZIP file" : "it cannot be opened", file.toString(), e);
            }
        }

        Proof proof() {
            return read("proof.json", Proof.class);
        }

        /** @param number from 1, in the order of the statement */
        ItemProof item(int number) {
            return read("items/" + number + ".json", ItemProof.class);
        }

        private <T> T read(String name, Class<T> type) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw ProofProblem.PROOF_UNREADABLE.exception("there is no " + name + " in it", file.toString());
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return JSON.readValue(in.readAllBytes(), type);
            } catch (IOException | JacksonException e) {
                throw ProofProblem.PROOF_UNREADABLE.exception(name + " is damaged", file.toString(), e);
            }
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }
}
