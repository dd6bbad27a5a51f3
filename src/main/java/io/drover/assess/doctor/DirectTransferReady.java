package io.drover.assess.doctor;

import io.drover.connector.Capability;
import io.drover.connector.Connector;
import io.drover.connector.SourceConnector;
import io.drover.problem.ProblemException;

/** Whether this side could take part in a direct transfer. A warning at most: file transfer needs none of it. */
final class DirectTransferReady implements Examination {
    @Override
    public String check() {
        return "direct transfer";
    }

    @Override
    public Diagnosis examine(Patient patient) {
        Connector connector = patient.connector();
        try {
            if (!connector.capabilities().contains(Capability.DIRECT_TRANSFER)) {
                return off(patient, "off, or the token may not take part");
            }
            if (connector instanceof SourceConnector source) {
                source.access();
            }
            return Diagnosis.good(patient.place(), check(), "on");
        } catch (ProblemException e) {
            return off(patient, e.problem().what());
        }
    }

    /** doc/administration/settings/import_and_export_settings.md; both sides need it. */
    private Diagnosis off(Patient patient, String found) {
        return Diagnosis.warning(patient.place(), check(), found, "turn bulk_import_enabled on for the window; file transfer works without", patient.admin());
    }
}
