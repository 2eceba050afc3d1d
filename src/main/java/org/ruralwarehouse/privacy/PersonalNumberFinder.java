package org.ruralwarehouse.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds runs of digits that may be a personal number, in any script and with any separator. White space, dashes and
 * invisible characters do not end a run. Other punctuation ends it, because sums, dates and cells of a row stand next
 * to each other, unless the digits on both sides form an ID number together.
 */
public final class PersonalNumberFinder {

    /** Start and end of a run in the text, and its number of digits. */
    record Run(int from, int to, int digits) {}

    private enum Kind {
        DIGIT,
        JOINER,
        PUNCTUATION,
        WORD
    }

    /** An ID number with a plausible birth date; numbers of 15 digits have no century. */
    private static final Pattern ID_NUMBER =
            Pattern.compile("[1-9]\\d{5}(?:(?:19|20)\\d{2}MMDD\\d{3}[\\dX]|\\d{2}MMDD\\d{3})"
                    .replace("MMDD", "(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])"));

    private final String text;
    private final List<Run> runs = new ArrayList<>();

    private PersonalNumberFinder(String text) {
        this.text = text;
    }

    /** The runs with at least this many digits, from left to right. */
    static List<Run> of(String text, int minDigits) {
        if (!hasDigits(text, minDigits)) {
            return List.of();
        }
        PersonalNumberFinder finder = new PersonalNumberFinder(text);
        int at = 0;
        while (at < text.length()) {
            at = finder.addPhrase(at, minDigits);
        }
        return finder.runs;
    }

    private static boolean hasDigits(String text, int minDigits) {
        int digits = 0;
        int at = 0;
        while (at < text.length() && digits < minDigits) {
            int c = text.codePointAt(at);
            digits += isDigit(c) ? 1 : 0;
            at += Character.charCount(c);
        }
        return digits >= minDigits;
    }

    /** Adds the runs up to the next word; returns the position after the word. */
    private int addPhrase(int start, int minDigits) {
        List<Run> pieces = new ArrayList<>();
        int from = start;
        int digits = 0;
        int at = start;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            Kind kind = kind(c);
            if (kind == Kind.WORD || kind == Kind.PUNCTUATION) {
                addPiece(pieces, from, at, digits);
                digits = 0;
                from = at + Character.charCount(c);
            }
            at += Character.charCount(c);
            if (kind == Kind.WORD) {
                break;
            }
            digits += kind == Kind.DIGIT ? 1 : 0;
        }
        addPiece(pieces, from, at, digits);
        addRuns(pieces, minDigits);
        return at;
    }

    private static void addPiece(List<Run> pieces, int from, int to, int digits) {
        if (digits > 0) {
            pieces.add(new Run(from, to, digits));
        }
    }

    private void addRuns(List<Run> pieces, int minDigits) {
        int at = 0;
        while (at < pieces.size()) {
            int end = endOfIdNumber(pieces, at);
            if (end > at) {
                runs.add(new Run(pieces.get(at).from(), pieces.get(end).to(), ResidentId.LENGTH));
                at = end;
            } else if (pieces.get(at).digits() >= minDigits) {
                runs.add(pieces.get(at));
            }
            at++;
        }
    }

    /** Index of the last piece that completes an ID number; the first index when there is none. */
    private int endOfIdNumber(List<Run> pieces, int first) {
        int digits = pieces.get(first).digits();
        int last = first;
        while (digits < ResidentId.LENGTH && last + 1 < pieces.size()) {
            digits += pieces.get(++last).digits();
        }
        boolean isIdNumber = digits == ResidentId.LENGTH
                && isIdNumber(digits(pieces.get(first).from(), pieces.get(last).to()));
        return isIdNumber ? last : first;
    }

    private String digits(int from, int to) {
        StringBuilder digits = new StringBuilder(ResidentId.LENGTH);
        text.substring(from, to)
                .codePoints()
                .filter(PersonalNumberFinder::isDigit)
                .forEach(c -> digits.append(Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : 'X'));
        return digits.toString();
    }

    /** True when ASCII digits and X have the format of GB 11643; the check character is not verified. */
    public static boolean isIdNumber(String digits) {
        return ID_NUMBER.matcher(digits).matches();
    }

    private static Kind kind(int c) {
        if (isDigit(c)) {
            return Kind.DIGIT;
        }
        if (Character.isLetter(c)) {
            return Kind.WORD;
        }
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.DASH_PUNCTUATION,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> Kind.JOINER;
            default -> c == '·' ? Kind.JOINER : Kind.PUNCTUATION;
        };
    }

    private static boolean isDigit(int c) {
        return Character.isDigit(c) || c == 'x' || c == 'X' || c == 'ｘ' || c == 'Ｘ';
    }
}
