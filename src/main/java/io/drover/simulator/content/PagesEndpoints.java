package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** doc/api/pages.md and doc/api/pages_domains.md. A certificate is shown, its key never. */
final class PagesEndpoints {
    private static final String TABLE = "pages_domains";

    private final Content content;

    PagesEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        String pages = "/projects/:id/pages";
        String domains = pages + "/domains";
        routes.get(pages, call -> call.json(200, present(call.project(Levels.MAINTAINER))))
                .patch(pages, call -> {
                    call.requireAdmin();
                    return call.json(200, present(new Edit(call, call.project()).flag("pages_unique_domain_enabled", "pages_https_only").stamp(content.now())));
                })
                .get(domains, call -> call.page(content.table(TABLE).where("project_id", call.project(Levels.MAINTAINER).id()), this::domain))
                .post(domains, this::create)
                .get(domains + "/:domain", call -> call.json(200, domain(find(call))))
                .put(domains + "/:domain", call -> {
                    Row row = find(call);
                    refuseHalf(call);
                    return call.json(200, domain(new Edit(call, row).text("certificate", "key").flag("auto_ssl_enabled").stamp(content.now())));
                })
                .delete(domains + "/:domain", call -> {
                    content.table(TABLE).delete(find(call));
                    return call.empty(204);
                });
    }

    private Row find(Call call) {
        return content.table(TABLE).where("project_id", call.project(Levels.MAINTAINER).id()).stream()
                .filter(row -> row.text("domain").equals(call.path("domain")))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("PagesDomain"));
    }

    /** A domain belongs to one project of the instance. */
    private Answer create(Call call) {
        Row project = call.project(Levels.MAINTAINER);
        String domain = call.requireText("domain").toLowerCase(Locale.ROOT);
        refuseHalf(call);
        if (content.table(TABLE).first("domain", domain).isPresent()) {
            throw ApiError.invalid("domain", "has already been taken");
        }
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("project_id", project.id());
        columns.put("domain", domain);
        columns.put("verification_code", content.hex(32));
        columns.put("created_at", content.now());
        Row row = content.table(TABLE).insert(columns);
        return call.json(201, domain(new Edit(call, row).text("certificate", "key").flag("auto_ssl_enabled").stamp(content.now())));
    }

    private static void refuseHalf(Call call) {
        boolean certificate = call.text("certificate").filter(text -> !text.isEmpty()).isPresent();
        boolean key = call.text("key").filter(text -> !text.isEmpty()).isPresent();
        if (certificate != key) {
            throw ApiError.invalid(certificate ? "key" : "certificate", "must be present");
        }
    }

    private Map<String, @Nullable Object> domain(Row row) {
        boolean certified = row.has("certificate");
        Fields fields = Fields.of(row, "domain")
                .put("url", (certified ? "https://" : "http://") + row.text("domain"))
                .put("verified", row.flag("verified"))
                .copy(row, "verification_code", "enabled_until")
                .flags(row, "auto_ssl_enabled");
        return certified
                ? fields.put("certificate", Map.of("subject", "/CN=" + row.text("domain"), "expired", false, "certificate", row.text("certificate"))).map()
                : fields.map();
    }

    private Map<String, @Nullable Object> present(Row project) {
        String host = project.text("full_path").replace('/', '-') + ".pages.example";
        return Fields.with("url", "http://" + host)
                .put("is_unique_domain_enabled", project.flag("pages_unique_domain_enabled"))
                .put("force_https", project.flag("pages_https_only"))
                .put("deployments", List.of())
                .map();
    }
}
