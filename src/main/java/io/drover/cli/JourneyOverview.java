package io.drover.cli;

import io.drover.app.App;
import io.drover.config.Workspace;
import io.drover.console.Console;
import io.drover.console.Console.Style;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code drover} without a command shows: the journey, and where this workspace stands in it. */
final class JourneyOverview {
    private final Console console;
    private final Workspace workspace;

    JourneyOverview(App app, Workspace workspace) {
        this.console = app.console();
        this.workspace = workspace;
    }

    void print() {
        List<Stop> stops = stops();
        Stop next = stops.stream().filter(s -> !s.reached()).findFirst().orElse(stops.getLast());
        console.print("Drover moves whole organisations into GitLab.");
        console.print("");
        for (Stop stop : stops) {
            String mark = stop.reached() ? console.styled(Style.GOOD, "done") : stop.equals(next) ? console.styled(Style.STRONG, "next") : "    ";
            console.print("  " + mark + "  " + pad(stop.command()) + stop.words());
        }
        console.print("");
        if (Files.exists(workspace.config())) {
            console.print("Workspace " + workspace.root() + ". Next: drover " + next.command());
        } else {
            console.print("No workspace here. `drover init` makes one; `drover rehearse` shows the whole journey on simulated GitLabs.");
        }
        console.print("Every command has --help.");
    }

    private List<Stop> stops() {
        List<Stop> stops = new ArrayList<>();
        stops.add(new Stop("init", "write drover.yaml: which instances, which tokens", workspace.config()));
        stops.add(new Stop("inventory", "what is there: groups, projects, people, sizes", workspace.inventoryFolder()));
        stops.add(new Stop("assess", "what will hurt, and which method fits", workspace.assessment()));
        stops.add(new Stop("plan", "who goes when: plan.yaml and users.csv, for you to edit", workspace.plan()));
        stops.add(new Stop("run", "do it, durably; without --commit it only shows", workspace.journal()));
        stops.add(new Stop("verify", "is it the same: every ref, object and relation", workspace.verification()));
        stops.add(new Stop("report", "tell people: HTML, CSV, JSON", workspace.reportFolder()));
        return stops;
    }

    private static String pad(String command) {
        return command + " ".repeat(12 - command.length());
    }

    private record Stop(String command, String words, Path proof) {
        boolean reached() {
            return Files.exists(proof);
        }
    }
}
