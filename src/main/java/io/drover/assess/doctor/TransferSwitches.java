package io.drover.assess.doctor;

import io.drover.connector.InstanceSettings;

/** Export must be on at the source, the import source at the destination (doc/administration/settings/import_and_export_settings.md). */
final class TransferSwitches implements Examination {
    @Override
    public String check() {
        return "export and import";
    }

    @Override
    public Diagnosis examine(Patient patient) {
        InstanceSettings settings = patient.connector().settings();
        if (!settings.known()) {
            String next = "try one small project first, or ask the administrator";
            return Diagnosis.unknown(patient.place(), check(), "only an administrator may read the settings", next, patient.admin());
        }
        return patient.place() == Place.SOURCE ? export(patient, settings) : imports(patient, settings);
    }

    private Diagnosis export(Patient patient, InstanceSettings settings) {
        return settings.projectExportEnabled()
                ? Diagnosis.good(patient.place(), check(), "project export is on")
                : Diagnosis.bad(patient.place(), check(), "project export is off", "turn project_export_enabled on", patient.admin());
    }

    private Diagnosis imports(Patient patient, InstanceSettings settings) {
        return settings.importSources().contains("gitlab_project")
                ? Diagnosis.good(patient.place(), check(), "import of GitLab exports is on")
                : Diagnosis.bad(patient.place(), check(), "import of GitLab exports is off", "add gitlab_project to import_sources", patient.admin());
    }
}
