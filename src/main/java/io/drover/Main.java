package io.drover;

import io.drover.app.App;
import io.drover.cli.Drover;

/** Parse, run, exit code; nothing else. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(Drover.commandLine(App.standard(), args).execute(args));
    }
}
