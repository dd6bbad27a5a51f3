package io.drover.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drover.model.FullPath;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both maps send a request where {@link LinkMap} sends the link, tried with the two servers' rules of which expression wins; and the servers read them. */
class RedirectsTest {
    private static final Pattern NGINX = Pattern.compile("^ {4}\"~(\\*?)(.*)\" \"(.*)\";$");
    private static final Pattern APACHE = Pattern.compile("^RewriteRule \"(.*)\" \"(.*)\" \\[(.*)]$");

    private static final Redirects REDIRECTS = new Redirects(LinkMap.from(List.of(URI.create("https://old.example.com")), URI.create("https://new.example.com"))
            .group(FullPath.of("acme"), FullPath.of("acme-global"), true)
            .group(FullPath.of("acme/web"), FullPath.of("acme-global/web"), true)
            .project(FullPath.of("acme/web/shop"), FullPath.of("acme-global/web/shop"), true)
            .project(FullPath.of("acme/web/shop.io"), FullPath.of("acme-global/web/pages"), true)
            .project(FullPath.of("acme/late"), FullPath.of("acme-global/late"), false)
            .build());

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "/acme/web/shop, /acme-global/web/shop",
        "/acme/web/shop/-/issues/5, /acme-global/web/shop/-/issues/5",
        "/Acme/Web/Shop/-/issues/5, /acme-global/web/shop/-/issues/5",
        "/acme/web/shop.io/-/issues/5, /acme-global/web/pages/-/issues/5",
        "/acme/web/shop.git/info/refs, /acme-global/web/shop.git/info/refs",
        "/acme/web/shop/-/blob/main/a%20b.md, /acme-global/web/shop/-/blob/main/a%20b.md",
        "/groups/acme/web/-/epics/4, /groups/acme-global/web/-/epics/4",
        "/acme/web, /acme-global/web",
        "/acme/web/shop/-/blob/main/jobs/1/-/hooks/2, /acme-global/web/shop/-/blob/main/jobs/1/-/hooks/2",
        "/acme/web/shop/-/jobs/88,",
        "/acme/web/shop/-/pipelines/12/builds,",
        "/acme/web/shop2,",
        "/acme/web/other/-/issues/1,",
        "/acme/late/-/issues/1,",
        "/xacme/web/shop,",
        "/users/sign_in,"
    })
    void a_request_is_sent_where_the_link_would_lead(String old, String now) {
        Optional<String> expected = Optional.ofNullable(now).map(path -> "https://new.example.com" + path);
        assertThat(nginx(old)).isEqualTo(expected);
        assertThat(apache(old)).isEqualTo(expected);
    }

    @Test
    void nginx_keeps_the_query() {
        assertThat(nginx("/acme/web/shop/-/raw/v1/x.sh?inline=false")).contains("https://new.example.com/acme-global/web/shop/-/raw/v1/x.sh?inline=false");
        assertThat(nginx("/acme?tab=x")).contains("https://new.example.com/acme-global?tab=x");
    }

    @Test
    void nginx_itself_reads_the_map() throws Exception {
        Path map = Files.writeString(folder.resolve("moved.conf"), REDIRECTS.nginx());
        Path config = Files.writeString(folder.resolve("nginx.conf"), """
                error_log stderr;
                pid %1$s/nginx.pid;
                events {}
                http {
                    access_log off;
                    include %2$s;
                    server { listen 127.0.0.1:8089; if ($drover_moved) { return 301 $drover_moved; } }
                }
                """.formatted(folder, map));
        reads("nginx", "nginx", "-t", "-c", config.toString(), "-p", folder.toString());
    }

    @Test
    void apache_itself_reads_the_map() throws Exception {
        Path map = Files.writeString(folder.resolve("moved.conf"), REDIRECTS.apache());
        Path modules = Path.of("/usr/lib/apache2/modules");
        Path config = Files.writeString(folder.resolve("apache.conf"), """
                ServerRoot %1$s
                ServerName old.example.com
                Listen 127.0.0.1:8090
                PidFile %1$s/apache.pid
                ErrorLog %1$s/error.log
                LoadModule mpm_event_module %2$s/mod_mpm_event.so
                LoadModule authz_core_module %2$s/mod_authz_core.so
                LoadModule rewrite_module %2$s/mod_rewrite.so
                <VirtualHost *:8090>
                Include %3$s
                </VirtualHost>
                """.formatted(folder, modules, map));
        reads("apache2", "apache2", "-t", "-f", config.toString());
    }

    private void reads(String debianPackage, String... command) throws IOException, InterruptedException {
        Optional<Path> program = List.of("/usr/sbin", "/usr/bin").stream().map(dir -> Path.of(dir, command[0])).filter(Files::isExecutable).findFirst();
        assumeTrue(program.isPresent(), "needs " + command[0] + ": apt-get install " + debianPackage);
        Path said = folder.resolve("said");
        List<String> words = new java.util.ArrayList<>(List.of(command));
        words.set(0, program.orElseThrow().toString());
        Process process = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(process.waitFor()).as(Files.readString(said)).isZero();
    }

    /** The first expression that fits, as ngx_http_map_module does. */
    private static Optional<String> nginx(String request) {
        for (String line : REDIRECTS.nginx().lines().toList()) {
            Matcher rule = NGINX.matcher(line);
            if (rule.matches()) {
                String expression = rule.group(2).replaceAll("\\(\\?<drover_(\\w+)>", "(?<$1>");
                Matcher fits = Pattern.compile(expression, rule.group(1).isEmpty() ? 0 : Pattern.CASE_INSENSITIVE).matcher(request);
                if (fits.find()) {
                    return rule.group(3).isEmpty() ? Optional.empty() : Optional.of(filled(rule.group(3), fits));
                }
            }
        }
        return Optional.empty();
    }

    private static String filled(String value, Matcher fits) {
        return value.replace("${drover_groups}", empty(fits.group("groups"))).replace("${drover_rest}", empty(fits.group("rest")));
    }

    /** The first rule that fits ends it, because each has the flag L. */
    private static Optional<String> apache(String request) {
        for (String line : REDIRECTS.apache().lines().toList()) {
            Matcher rule = APACHE.matcher(line);
            if (rule.matches()) {
                Matcher fits = Pattern.compile(rule.group(1), rule.group(3).contains("NC") ? Pattern.CASE_INSENSITIVE : 0).matcher(request);
                if (fits.find()) {
                    return rule.group(2).equals("-") ? Optional.empty() : Optional.of(rule.group(2).replace("$1", empty(fits.group(1))).replace("$2", empty(fits.group(2))));
                }
            }
        }
        return Optional.empty();
    }

    private static String empty(String group) {
        return group == null ? "" : group;
    }
}
