package io.drover.assess.doctor;

import io.drover.connector.Capability;

/** What a token that is no administrator's costs (doc/user/project/settings/import_export.md, "Map users for import"). */
final class AdministratorRights implements Examination {
    @Override
    public String check() {
        return "administrator";
    }

    @Override
    public Diagnosis examine(Patient patient) {
        if (patient.connector().token().admin()) {
            return Diagnosis.good(patient.place(), check(), "yes");
        }
        if (patient.place() == Place.SOURCE) {
            String found = "no: private e-mails stay unseen, and only groups of this user are listed";
            return Diagnosis.warning(patient.place(), check(), found, "ask for an administrator's token, or match people by hand in users.csv", patient.admin());
        }
        boolean maps = patient.connector().capabilities().contains(Capability.MAP_ARCHIVE_USERS);
        String found = maps ? "no" : "no: every contribution will be the importing user's, and no user can be created";
        return Diagnosis.warning(patient.place(), check(), found, "ask for an administrator's token, or accept it and say so to the customer", patient.admin());
    }
}
