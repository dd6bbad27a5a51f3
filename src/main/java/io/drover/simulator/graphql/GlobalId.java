package io.drover.simulator.graphql;

/** {@code gid://gitlab/Project/7}, as GraphQL names everything. */
public record GlobalId(String model, long id) {
    private static final String PREFIX = "gid://gitlab/";

    /** @throws GraphQlError when it is none, or names another model */
    public static GlobalId parse(String model, String text) {
        int slash = text.lastIndexOf('/');
        String digits = text.substring(slash + 1);
        if (!text.startsWith(PREFIX) || slash < PREFIX.length() || !digits.matches("\\d{1,18}")) {
            throw new GraphQlError("\"" + text + "\" is not a valid Global ID");
        }
        String named = text.substring(PREFIX.length(), slash);
        if (!named.equals(model)) {
            throw new GraphQlError("\"" + text + "\" does not represent an instance of " + model);
        }
        return new GlobalId(model, Long.parseLong(digits));
    }

    @Override
    public String toString() {
        return PREFIX + model + "/" + id;
    }
}
