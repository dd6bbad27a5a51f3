package io.drover.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 500MiB}, {@code 25g} or {@code 1048576} as bytes; units are powers of 1024. */
final class ByteSize implements ITypeConverter<Long> {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*([kmgt]?)(i?b)?");

    @Override
    public Long convert(String text) {
        Matcher size = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            throw new TypeConversionException("'" + text + "' is not a size; write 500MiB or 25GiB");
        }
        int unit = size.group(2).isEmpty() ? 0 : 1 + "kmgt".indexOf(size.group(2).charAt(0));
        return Math.multiplyExact(Long.parseLong(size.group(1)), 1L << 10 * unit);
    }
}
