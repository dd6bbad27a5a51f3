package io.drover.identity;

import java.net.IDN;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/**
 * What is the same although it is written differently.
 *
 * @param foldsPlus whether {@code ann+work@example.com} is the address of {@code ann@example.com}; many mail servers deliver both to one
 *                  person, but to GitLab they are two, so only where {@code drover.yaml} says so
 */
public record Likeness(boolean foldsPlus) {
    /** As GitLab compares. */
    public static final Likeness STRICT = new Likeness(false);

    /** Without case and surrounding space, in one Unicode form, the domain as DNS has it. */
    String email(String email) {
        String one = Normalizer.normalize(email.strip(), Form.NFC).toLowerCase(Locale.ROOT);
        int at = one.lastIndexOf('@');
        if (at < 0) {
            return one;
        }
        String local = one.substring(0, at);
        int plus = local.indexOf('+');
        return (foldsPlus && plus > 0 ? local.substring(0, plus) : local) + "@" + domain(one.substring(at + 1));
    }

    private static String domain(String domain) {
        try {
            return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return domain;
        }
    }

    /** Case-insensitively, as GitLab's user names are. */
    static String username(String username) {
        return username.strip().toLowerCase(Locale.ROOT);
    }

    /** {@code ann.smith}, {@code ann_smith} and {@code AnnSmith} are one word to a person, if not to GitLab. */
    static String bareUsername(String username) {
        return username(username).replaceAll("[._-]", "");
    }

    /** Without accents, case and doubled space: {@code José  Pérez} is {@code jose perez}. */
    static String name(String name) {
        String bare = Normalizer.normalize(name, Form.NFKD).replaceAll("\\p{M}+", "");
        return bare.strip().replaceAll("[\\s\\p{Z}]+", " ").toLowerCase(Locale.ROOT);
    }
}
