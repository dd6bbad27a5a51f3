package io.drover.cli;

import picocli.CommandLine.IVersionProvider;

final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return new String[] {"drover " + (version == null ? "(development)" : version), "Java " + Runtime.version()};
    }
}
