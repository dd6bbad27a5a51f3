package io.drover.assess.doctor;

import io.drover.config.Workspace;
import io.drover.problem.Actor;
import io.drover.problem.ProblemException;
import io.drover.time.Time;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The whole check-up, in under a minute: what has not answered by then is reported as such. */
public final class Doctor {
    private static final Duration PATIENCE = Duration.ofSeconds(55);

    private final Patient source;
    private final Patient destination;
    private final ThisMachine machine;
    private final NetworkPath network;
    private final List<Examination> examinations;

    /**
     * @param windowEnds  the last day of the migration, which tokens must outlive
     * @param wantedBytes disk needed at once; empty without an inventory
     */
    public Doctor(Patient source, Patient destination, Workspace workspace, Time time, LocalDate windowEnds, OptionalLong wantedBytes) {
        this.source = source;
        this.destination = destination;
        this.machine = new ThisMachine(workspace, wantedBytes);
        this.network = new NetworkPath(time);
        this.examinations =
                List.of(new RunningVersion(), new TokenRights(), new TokenExpiry(windowEnds), new AdministratorRights(), new TransferSwitches(), new DirectTransferReady());
    }

    /** Closes the patients' connectors. */
    public List<Diagnosis> examine() throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<Diagnosis>>> work = List.of(machine::examine, () -> instance(source), () -> instance(destination), this::pair);
            List<String> names = List.of("this machine", "source", "destination", "both");
            List<Future<List<Diagnosis>>> answers = threads.invokeAll(work, PATIENCE.toSeconds(), TimeUnit.SECONDS);
            List<Diagnosis> rows = new ArrayList<>();
            for (int i = 0; i < answers.size(); i++) {
                rows.addAll(answer(answers.get(i), names.get(i)));
            }
            return rows;
        } finally {
            source.close();
            destination.close();
        }
    }

    private static List<Diagnosis> answer(Future<List<Diagnosis>> future, String name) throws InterruptedException {
        try {
            return future.get();
        } catch (CancellationException e) {
            String found = name + " did not answer within " + PATIENCE.toSeconds() + " s";
            return List.of(Diagnosis.bad(Place.THIS_MACHINE, "patience", found, "look at the network between here and there", Actor.ENVIRONMENT));
        } catch (ExecutionException e) {
            throw new IllegalStateException("the check-up of " + name + " failed", e.getCause());
        }
    }

    private List<Diagnosis> instance(Patient patient) {
        List<Diagnosis> rows = new ArrayList<>(network.examine(patient));
        if (rows.stream().anyMatch(r -> r.verdict() == Verdict.BAD)) {
            return rows;
        }
        for (Examination examination : examinations) {
            rows.add(examined(examination, patient));
            if (examination instanceof RunningVersion && rows.getLast().verdict() == Verdict.BAD) {
                break; // without an answer to the first call, the rest would say the same again
            }
        }
        return rows;
    }

    private static Diagnosis examined(Examination examination, Patient patient) {
        try {
            return examination.examine(patient);
        } catch (ProblemException e) {
            return Diagnosis.of(patient.place(), examination.check(), e.problem());
        }
    }

    private List<Diagnosis> pair() {
        List<Diagnosis> rows = new ArrayList<>();
        try {
            rows.add(VersionGap.between(source.connector().instance().version(), destination.connector().instance().version()));
            rows.add(WayBack.fromDestinationTo(source.config().url(), destination.connector().instance().saas()));
        } catch (ProblemException e) {
            rows.add(Diagnosis.unknown(Place.DESTINATION, "version gap", "one of the two did not say its version", e.problem().next(), e.problem().actor()));
        }
        return rows;
    }
}
