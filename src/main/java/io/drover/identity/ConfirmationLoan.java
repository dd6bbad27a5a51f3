package io.drover.identity;

import io.drover.connector.Placeholders;
import io.drover.connector.Placeholders.Confirmation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The destination's setting that lets administrators reassign without asking, switched on only for as long as it is needed. A file in the
 * workspace, written before the deed, says that it has to be switched off again, so that a killed process is no reason to leave it on.
 */
final class ConfirmationLoan {
    private final Placeholders placeholders;
    private final Path note;

    ConfirmationLoan(Placeholders placeholders, Path note) {
        this.placeholders = placeholders;
        this.note = note;
    }

    /** True when nobody is asked from now on. */
    boolean take() {
        Confirmation now = placeholders.confirmation();
        if (now == Confirmation.CAN_BE_SKIPPED) {
            note();
            placeholders.skipConfirmation(true);
        }
        return now != Confirmation.NEEDED;
    }

    /** Nothing to do when it was never taken. */
    void giveBack() {
        if (Files.exists(note)) {
            placeholders.skipConfirmation(false);
            try {
                Files.delete(note);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void note() {
        try {
            Files.createDirectories(note.toAbsolutePath().getParent());
            Files.writeString(note, "allow_bypass_placeholder_confirmation was off and is to be switched off again\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
