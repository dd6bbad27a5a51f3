package io.drover.assess.doctor;

import io.drover.connector.InstanceInfo;

/** Which GitLab answers, and whether it is one whose archives and API Drover knows. */
final class RunningVersion implements Examination {
    /** Archives since 13.0 have today's form (doc/user/project/settings/import_export.md, "Compatibility"). */
    private static final int OLDEST = 13;

    @Override
    public String check() {
        return "version";
    }

    @Override
    public Diagnosis examine(Patient patient) {
        InstanceInfo instance = patient.connector().instance();
        String found = instance.kind().words() + " " + instance.version() + (instance.saas() ? ", SaaS" : "");
        return instance.version().atLeast(OLDEST, 0)
                ? Diagnosis.good(patient.place(), check(), found)
                : Diagnosis.bad(patient.place(), check(), found, "upgrade to at least GitLab " + OLDEST + ".0 first", patient.admin());
    }
}
