package io.drover.archive;

import io.drover.archive.SliceReport.LeftOut;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Cuts one relation file into slices of as many rows as fit. */
final class RelationSlicer {
    /** For what an archive holds beside the rows: headers of tar and gzip, VERSION. */
    private static final long FRAME = 64 << 10;

    private final Path folder;
    private final SliceLimits limits;
    private final Spool members;
    private final long room;

    /** @param members the lines of every slice's members */
    RelationSlicer(Path folder, SliceLimits limits, Spool members) {
        this.folder = folder;
        this.limits = limits;
        this.members = members;
        this.room = Math.max(1, limits.rowBytes() - FRAME - members.size());
    }

    /** @param rows of the relation, with those left out */
    record Result(long rows, List<Slice> slices, List<LeftOut> leftOut) {}

    Result slice(String relation, InputStream content, String where) throws IOException {
        ArchiveLimits anyLength = ArchiveLimits.GITLAB.withLineBytes(Integer.MAX_VALUE);
        Lines lines = new Lines(content, LineGuard.ofLines(where, anyLength));
        try (Cut cut = new Cut(relation)) {
            while (lines.next()) {
                cut.take(lines.stream());
            }
            return cut.end();
        }
    }

    /** One relation while it is cut. */
    private final class Cut implements AutoCloseable {
        private final String relation;
        private final List<Slice> slices = new ArrayList<>();
        private final List<LeftOut> leftOut = new ArrayList<>();
        private Spool rows = new Spool(folder);
        private long first = 1;
        private long held;
        private long number;

        Cut(String relation) {
            this.relation = relation;
        }

        void take(InputStream line) throws IOException {
            number++;
            try (Spool row = new Spool(folder)) {
                long bytes = copy(line, row) + 1;
                if (bytes > limits.lineBytes()) {
                    leftOut.add(new LeftOut(relation, number, bytes, limits.lineBytes()));
                    return;
                }
                if (held > 0 && rows.size() + bytes > room) {
                    finish();
                }
                if (held == 0) {
                    first = number;
                }
                try (InputStream whole = row.read()) {
                    whole.transferTo(rows);
                }
                rows.write('\n');
                held++;
            }
        }

        /** All of the line is read and counted, but no more kept than could be imported. */
        private long copy(InputStream line, OutputStream out) throws IOException {
            byte[] buffer = new byte[64 << 10];
            long bytes = 0;
            for (int count = line.read(buffer, 0, buffer.length); count >= 0; count = line.read(buffer, 0, buffer.length)) {
                bytes += count;
                if (bytes < limits.lineBytes()) {
                    out.write(buffer, 0, count);
                }
            }
            return bytes;
        }

        private void finish() throws IOException {
            if (held == 0) {
                return;
            }
            Slice slice = new Slice(relation, slices.size() + 1, first, held, 0);
            Path file = folder.resolve(slice.fileName());
            long bytes = write(file);
            if (limits.fits(bytes, rows.size() + members.size() + FRAME)) {
                slices.add(new Slice(relation, slice.number(), first, held, bytes));
            } else {
                // only a row that is too large even alone can bring this about
                Files.delete(file);
                leftOut.add(new LeftOut(relation, first, bytes, limits.archiveBytes()));
            }
            rows.close();
            rows = new Spool(folder);
            held = 0;
        }

        private long write(Path file) throws IOException {
            try (ArchiveWriter writer = ArchiveWriter.create(file); InputStream content = rows.read(); InputStream people = members.read()) {
                writer.add("VERSION", ArchiveWriter.FORMAT_VERSION);
                // import-relation assigns these attributes to the project once more (lib/gitlab/import_export/group/relation_tree_restorer.rb)
                writer.add("tree/project.json", "{}");
                if (members.size() > 0) {
                    writer.add("tree/project/project_members.ndjson", members.size(), people);
                }
                writer.add("tree/project/" + relation + ".ndjson", rows.size(), content);
                return writer.complete().bytes();
            }
        }

        Result end() throws IOException {
            finish();
            return new Result(number, slices, leftOut);
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }
}
