package io.drover.simulator.graphql;

import java.util.ArrayList;
import java.util.List;

/** Splits GraphQL text into tokens (spec.graphql.org, §2.1). */
final class Lexer {
    private static final String PUNCTUATION = "!$&():=@[]{|}";

    private final String text;
    private int at;
    private int line = 1;
    private int lineStart;

    Lexer(String text) {
        this.text = text;
    }

    /** All tokens, the last one {@link Token.Kind#END}. @throws GraphQlError when the text has something that is no token */
    List<Token> tokens() {
        List<Token> tokens = new ArrayList<>();
        for (skipIgnored(); at < text.length(); skipIgnored()) {
            tokens.add(next());
        }
        tokens.add(token(Token.Kind.END, "", at));
        return tokens;
    }

    private void skipIgnored() {
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n') {
                newLine(at);
            } else if (c == '#') {
                while (at + 1 < text.length() && text.charAt(at + 1) != '\n') {
                    at++;
                }
            } else if (c != ',' && c != '\uFEFF' && !Character.isWhitespace(c)) {
                return;
            }
        }
    }

    private Token next() {
        char c = text.charAt(at);
        int from = at;
        if (text.startsWith("...", at)) {
            at += 3;
            return token(Token.Kind.PUNCTUATION, "...", from);
        }
        if (PUNCTUATION.indexOf(c) >= 0) {
            at++;
            return token(Token.Kind.PUNCTUATION, String.valueOf(c), from);
        }
        if (c == '"') {
            return text.startsWith("\"\"\"", at) ? block() : string();
        }
        if (c == '-' || Character.isDigit(c)) {
            return number();
        }
        if (Character.isLetter(c) || c == '_') {
            while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
                at++;
            }
            return token(Token.Kind.NAME, text.substring(from, at), from);
        }
        throw GraphQlError.syntax("Unexpected character '" + c + "'", token(Token.Kind.END, "", at));
    }

    private Token number() {
        int from = at++;
        while (at < text.length() && "0123456789.eE+-".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String number = text.substring(from, at);
        return token(number.matches("-?\\d+") ? Token.Kind.INT : Token.Kind.FLOAT, number, from);
    }

    private Token string() {
        int from = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\n') {
                break;
            }
            value.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at));
            at++;
        }
        if (at >= text.length() || text.charAt(at) != '"') {
            throw GraphQlError.syntax("Unterminated string", token(Token.Kind.END, "", from));
        }
        at++;
        return token(Token.Kind.STRING, value.toString(), from);
    }

    private char escaped() {
        char c = ++at < text.length() ? text.charAt(at) : '"';
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                String digits = text.substring(at + 1, Math.min(at + 5, text.length()));
                if (!digits.matches("[0-9a-fA-F]{4}")) {
                    throw GraphQlError.syntax("Bad unicode escape", token(Token.Kind.END, "", at));
                }
                at += 4;
                yield (char) Integer.parseInt(digits, 16);
            }
            default -> c;
        };
    }

    private Token block() {
        int from = at;
        int end = text.indexOf("\"\"\"", at + 3);
        if (end < 0) {
            throw GraphQlError.syntax("Unterminated string", token(Token.Kind.END, "", from));
        }
        Token token = token(Token.Kind.STRING, text.substring(at + 3, end).stripIndent().strip(), from);
        for (int i = from; i < end; i++) {
            if (text.charAt(i) == '\n') {
                newLine(i);
            }
        }
        at = end + 3;
        return token;
    }

    private void newLine(int position) {
        line++;
        lineStart = position + 1;
    }

    private Token token(Token.Kind kind, String value, int from) {
        return new Token(kind, value, line, from - lineStart + 1);
    }
}
