package io.drover.simulator.transfer;

/** Where an import notes what it had to leave behind. */
@FunctionalInterface
interface FailureLog {
    /**
     * Notes a record.
     *
     * @param line index of the top-level record, from 0; {@code source} the step of GitLab's importer that met it
     */
    void record(String relation, long line, String source, RuntimeException error);
}
