package io.drover.assess.doctor;

import io.drover.problem.Actor;
import io.drover.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Name, port, TLS and clock of one instance, in that order; what cannot be reached is not asked further. */
final class NetworkPath {
    /** Signed URLs and token checks go wrong beyond a few minutes; half a minute is a clock nobody looks after. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private static final Duration CERTIFICATE_SOON = Duration.ofDays(14);

    private final Time time;

    NetworkPath(Time time) {
        this.time = time;
    }

    List<Diagnosis> examine(Patient patient) {
        var url = patient.config().url();
        Contact contact = Contact.with(url, patient.config().caBundle());
        Place place = patient.place();
        List<Diagnosis> rows = new ArrayList<>();
        if (contact.address() == null) {
            rows.add(Diagnosis.bad(place, "name", contact.failure(), "check the host in drover.yaml, then this machine's DNS", Actor.ENVIRONMENT));
            return rows;
        }
        rows.add(Diagnosis.good(place, "name", url.getHost() + " is " + contact.address().getHostAddress()));
        if (!contact.connected()) {
            rows.add(Diagnosis.bad(place, "port", contact.failure(), "open the way from this machine to " + url.getHost() + ":" + Contact.port(url), Actor.ENVIRONMENT));
            return rows;
        }
        rows.add(Diagnosis.good(place, "port", "this machine reaches port " + Contact.port(url)));
        if (!contact.secure()) {
            rows.add(Diagnosis.bad(place, "TLS", contact.failure(), "install the company's certificate authority and name it as ca-bundle in drover.yaml", Actor.ENVIRONMENT));
            return rows;
        }
        rows.add(tls(place, patient, contact));
        rows.add(clock(place, contact));
        return rows;
    }

    private Diagnosis tls(Place place, Patient patient, Contact contact) {
        Instant ends = contact.certificateEnds();
        if (ends == null) {
            boolean loopback = contact.address() != null && contact.address().isLoopbackAddress();
            return loopback
                    ? Diagnosis.good(place, "TLS", "none, on the loopback")
                    : Diagnosis.warning(place, "TLS", "plain http: tokens travel readable", "use https", patient.admin());
        }
        Duration left = Duration.between(time.now(), ends);
        String found = "certificate valid until " + ends;
        return left.compareTo(CERTIFICATE_SOON) < 0
                ? Diagnosis.warning(place, "TLS", found, "renew the certificate before the window", patient.admin())
                : Diagnosis.good(place, "TLS", found);
    }

    private Diagnosis clock(Place place, Contact contact) {
        Instant theirs = contact.serverTime();
        if (theirs == null) {
            return Diagnosis.unknown(place, "clock", "the answer carries no date", "compare the clocks by hand", Actor.YOU);
        }
        Duration skew = Duration.between(theirs, time.now());
        String found = "differs from this machine by " + Math.abs(skew.toSeconds()) + " s";
        return skew.abs().compareTo(SKEW) > 0
                ? Diagnosis.warning(place, "clock", found, "set both clocks by NTP", Actor.ENVIRONMENT)
                : Diagnosis.good(place, "clock", found);
    }
}
