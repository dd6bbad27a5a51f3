package io.drover.links;

import io.drover.links.LinkMap.Moved;

/**
 * A map for the web server that answers on the old host once the old instance is gone: each address of what has arrived is sent on to where
 * it is now. Addresses by database id are left out; at the destination the number belongs to something else, or to nothing.
 */
public final class Redirects {
    /** After the first {@code /-/}: a file in the repository may be called like that too. */
    private static final String BY_ID = "^(?:/(?!-/)[^/?]+)+/-/" + Landing.IDS;

    private final LinkMap map;

    public Redirects(LinkMap map) {
        this.map = map;
    }

    /** For nginx (ngx_http_map_module): the first expression that fits wins, so longer paths come first. */
    public String nginx() {
        StringBuilder out = new StringBuilder("""
                # Redirects of what has moved to %s.
                # In http { }: include this file. In the server { } of the old host: if ($drover_moved) { return 301 $drover_moved; }
                map_hash_bucket_size 256;
                map $request_uri $drover_moved {
                    default "";
                    "~%s" "";
                """.formatted(map.newUrl(), BY_ID));
        for (Moved moved : map.arrived()) {
            out.append("    \"~*^/(?<drover_groups>groups/)?").append(quoted(moved)).append("(?<drover_rest>").append(rest(moved)).append(")$\" ");
            out.append('"').append(map.newUrl()).append("/${drover_groups}").append(moved.to()).append("${drover_rest}\";\n");
        }
        return out.append("}\n").toString();
    }

    /** For Apache (mod_rewrite), which keeps the query by itself. */
    public String apache() {
        StringBuilder out = new StringBuilder("""
                # Redirects of what has moved to %s.
                # In the <VirtualHost> of the old host: include this file. AllowEncodedSlashes NoDecode keeps refs with slashes.
                RewriteEngine On
                RewriteRule "%s" "-" [L]
                """.formatted(map.newUrl(), BY_ID));
        for (Moved moved : map.arrived()) {
            out.append("RewriteRule \"^/(groups/)?").append(quoted(moved)).append('(').append(moved.project() ? "(?:\\.git)?(?:/.*)?" : "(?:/|/-/.*)?").append(")$\" ");
            out.append('"').append(map.newUrl()).append("/$1").append(moved.to()).append("$2\" [R=301,L,NE,NC]\n");
        }
        return out.toString();
    }

    private static String quoted(Moved moved) {
        return moved.from().value().replace(".", "\\.");
    }

    private static String rest(Moved moved) {
        return moved.project() ? "(?:\\.git)?(?:[/?].*)?" : "(?:/?(?:\\?.*)?|/-/.*)";
    }
}
