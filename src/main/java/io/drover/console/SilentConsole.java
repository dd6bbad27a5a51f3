package io.drover.console;

import java.util.List;

enum SilentConsole implements Console {
    INSTANCE;

    private static final Progress NO_PROGRESS = new Progress() {
        @Override
        public void total(long total) {}

        @Override
        public void advance(long by) {}

        @Override
        public void note(String text) {}

        @Override
        public void close() {}
    };

    @Override
    public void print(String line) {}

    @Override
    public void remark(String line) {}

    @Override
    public void table(List<String> headings, List<List<String>> rows) {}

    @Override
    public Progress progress(String what, long total) {
        return NO_PROGRESS;
    }

    @Override
    public String styled(Style style, String text) {
        return text;
    }
}
