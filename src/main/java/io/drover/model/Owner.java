package io.drover.model;

/** An instance, or a group or project on one, as the owner of relations. The id belongs to that instance only. */
public record Owner(Scope scope, long id, FullPath fullPath) {
    /** No group may be called that (doc/user/reserved_names.md). */
    private static final FullPath ADMIN_AREA = FullPath.of("admin");

    public static Owner ofInstance() {
        return new Owner(Scope.INSTANCE, 0, ADMIN_AREA);
    }
}
