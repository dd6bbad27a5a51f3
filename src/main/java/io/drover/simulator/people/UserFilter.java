package io.drover.simulator.people;

import io.drover.simulator.Call;
import io.drover.simulator.Row;
import io.drover.simulator.access.Access;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The filters and orders of {@code GET /users}. */
final class UserFilter {
    private final boolean admin;
    private final Optional<String> search;
    private final Optional<String> publicEmail;
    private final Optional<String> externUid;
    private final Optional<String> provider;
    private final boolean active;
    private final boolean blocked;
    private final boolean humans;
    private final boolean external;
    private final boolean withoutProjectBots;
    private final boolean excludeInternal;
    private final boolean admins;
    private final boolean excludeActive;
    private final boolean excludeHumans;
    private final @Nullable Instant createdAfter;

    UserFilter(Call call) {
        this.admin = Access.admin(call.user());
        this.search = call.text("search").filter(s -> !s.isBlank()).map(s -> s.toLowerCase(Locale.ROOT));
        this.publicEmail = call.text("public_email").map(s -> s.toLowerCase(Locale.ROOT));
        this.externUid = call.text("extern_uid");
        this.provider = call.text("provider");
        this.active = call.flag("active").orElse(false);
        this.blocked = call.flag("blocked").orElse(false);
        this.humans = call.flag("humans").orElse(false);
        this.external = call.flag("external").orElse(false);
        this.withoutProjectBots = call.flag("without_project_bots").orElse(false);
        this.excludeInternal = call.flag("exclude_internal").orElse(false);
        this.admins = call.flag("admins").orElse(false);
        this.excludeActive = call.flag("exclude_active").orElse(false);
        this.excludeHumans = call.flag("exclude_humans").orElse(false);
        this.createdAfter = call.text("created_after").map(Instant::parse).orElse(null);
    }

    boolean keeps(Row user) {
        String type = user.text("user_type");
        String state = user.text("state");
        boolean human = type.equals("human");
        return (!active || (state.equals("active") && (human || type.equals("project_bot") || type.equals("service_account"))))
                && (!blocked || state.equals("blocked") || state.equals("ldap_blocked"))
                && (!excludeActive || !state.equals("active"))
                && (!humans || human)
                && (!excludeHumans || !human)
                && (!external || user.flag("external"))
                && (!withoutProjectBots || !type.equals("project_bot"))
                && (!excludeInternal || human || type.equals("project_bot") || type.equals("service_account"))
                && (!admins || user.flag("admin"))
                && (createdAfter == null || Objects.requireNonNull(user.time("created_at")).isAfter(createdAfter))
                && matches(user);
    }

    private boolean matches(Row user) {
        return publicEmail.map(email -> email.equals(lower(user.textOrNull("public_email")))).orElse(true)
                && search.map(word -> found(user, word)).orElse(true)
                && externUid.map(uid -> identity(user, uid)).orElse(true);
    }

    /** Names match in part, e-mail addresses only as a whole; private ones only for administrators. */
    private boolean found(Row user, String word) {
        return lower(user.text("name")).contains(word)
                || lower(user.text("username")).contains(word)
                || word.equals(lower(user.textOrNull("public_email")))
                || (admin && word.equals(lower(user.text("email"))));
    }

    private boolean identity(Row user, String uid) {
        return user.get("identities") instanceof List<?> list
                && list.stream().anyMatch(each -> each instanceof java.util.Map<?, ?> map
                        && uid.equals(map.get("extern_uid"))
                        && provider.map(p -> p.equals(map.get("provider"))).orElse(true));
    }

    static void sort(Call call, List<Row> users) {
        String by = call.choice("order_by", "id", "name", "username", "created_at", "updated_at").orElse("id");
        boolean ascending = call.choice("sort", "asc", "desc").orElse("desc").equals("asc");
        Comparator<Row> order = by.equals("id")
                ? Comparator.comparingLong(Row::id)
                : Comparator.comparing((Row user) -> String.valueOf(user.get(by))).thenComparingLong(Row::id);
        users.sort(ascending ? order : order.reversed());
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
