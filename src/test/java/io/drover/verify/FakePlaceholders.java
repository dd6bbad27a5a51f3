package io.drover.verify;

import io.drover.connector.Placeholders;
import io.drover.connector.SourceUser;
import io.drover.model.FullPath;
import io.drover.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Source users that only can be read. */
record FakePlaceholders(List<SourceUser> sourceUsers) implements Placeholders {
    @Override
    public List<SourceUser> of(FullPath topLevelGroup) {
        return sourceUsers;
    }

    @Override
    public Confirmation confirmation() {
        return Confirmation.NEEDED;
    }

    @Override
    public void skipConfirmation(boolean skip) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Problem> reassign(SourceUser from, long userId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean takesSheets() {
        return false;
    }

    @Override
    public void submit(FullPath topLevelGroup, Path sheet) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean retries() {
        return false;
    }

    @Override
    public Optional<Problem> retry(SourceUser failed) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Problem> cancel(SourceUser awaiting) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Problem> remind(SourceUser awaiting) {
        throw new UnsupportedOperationException();
    }
}
