package org.ruralwarehouse.privacy;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds digits that may be a personal number, in any script and with any separator. Takes time linear in the length of
 * the text: a number starts at a token and has at most {@link ResidentId#LENGTH} digits.
 */
final class PersonalNumberFinder {

    /** Start and end in the text, and number of digits. */
    record Run(int from, int to, int digits) {}

    /** What counts as a personal number. */
    enum Scope {
        /** Text that is shown: also a long number without the form of a personal number. */
        SHOWN(Masking.SUSPICIOUS_DIGITS, false),
        /** Text that lands: also a number as long as an ID number, for example of a bank account. */
        STORED(ResidentId.OLD_LENGTH, false),
        /** Names of files and sheets, which contain codes and dates: only a valid ID number with separators. */
        NAME(Integer.MAX_VALUE, true);

        private final int longNumber;
        private final boolean needsCheckCharacter;

        Scope(int longNumber, boolean needsCheckCharacter) {
            this.longNumber = longNumber;
            this.needsCheckCharacter = needsCheckCharacter;
        }
    }

    private static final int NONE = -1;
    private static final int SHORTEST_GROUP = 3;

    private final String text;
    private final Scope scope;
    private final DigitTokens tokens = new DigitTokens();
    private final List<Run> runs = new ArrayList<>();

    private PersonalNumberFinder(String text, Scope scope) {
        this.text = text;
        this.scope = scope;
    }

    /**
     * The beginning of a text with all digits of the personal numbers that begin in its first characters: a part of the
     * text in which {@link #of} finds these numbers as in the whole text.
     */
    static String beginning(String text, int characters) {
        int at = Math.min(characters, text.length());
        for (int digits = 0; at < text.length() && digits <= ResidentId.LENGTH; at++) {
            digits += DigitCharacter.value(text.charAt(at)) == DigitCharacter.NONE ? 0 : 1;
        }
        boolean isInPair = at < text.length() && Character.isLowSurrogate(text.charAt(at));
        return text.substring(0, isInPair ? at + 1 : at);
    }

    /** The personal numbers, from left to right. Nothing is allocated for a text with too few digits. */
    static List<Run> of(String text, Scope scope) {
        boolean hasExponent = NumbersWithExponent.mayOccur(text);
        boolean hasDigits = hasDigits(text);
        if (!hasExponent && !hasDigits) {
            return List.of();
        }
        PersonalNumberFinder finder = new PersonalNumberFinder(text, scope);
        if (hasDigits) {
            finder.addTokens();
        }
        return hasExponent ? finder.merged(NumbersWithExponent.of(text)) : finder.runs;
    }

    private static boolean hasDigits(String text) {
        int digits = 0;
        for (int at = 0; at < text.length() && digits < Masking.SUSPICIOUS_DIGITS; at++) {
            char c = text.charAt(at);
            if (c < 0x80) {
                digits += c >= '0' && c <= '9' ? 1 : 0;
            } else if (Character.isHighSurrogate(c)) {
                int value = DigitCharacter.value(text.codePointAt(at));
                digits += value == DigitCharacter.NONE ? 0 : 1;
            } else {
                int value = DigitCharacter.value(c);
                digits += value == DigitCharacter.NONE ? 0 : value >= DigitCharacter.TWO_DIGITS ? 2 : 1;
            }
        }
        return digits >= Masking.SUSPICIOUS_DIGITS;
    }

    private void addTokens() {
        int at = 0;
        while (at < text.length()) {
            at = tokens.read(text, at);
            if (tokens.size() > 0 && tokens.first(tokens.size()) >= Masking.SUSPICIOUS_DIGITS) {
                addPhrase();
            }
        }
    }

    /** Adds the runs of one phrase; overlapping numbers become one run. */
    private void addPhrase() {
        int start = NONE;
        int end = NONE;
        int groupEnd = NONE;
        for (int token = 0; token < tokens.size(); token++) {
            if (token > groupEnd) {
                groupEnd = endOfGroup(token);
                if (isLong(token, groupEnd)) {
                    start = token > end ? flush(start, end, token) : start;
                    end = Math.max(end, groupEnd);
                }
            }
            int last = endOfNumber(token);
            if (last != NONE) {
                start = token > end ? flush(start, end, token) : start;
                end = Math.max(end, last);
            }
        }
        flush(start, end, NONE);
    }

    /** Adds the current run; returns the start of the next one. */
    private int flush(int start, int end, int next) {
        if (start != NONE) {
            int from = tokens.from(start);
            while (from > 0 && isJoiner(text.codePointBefore(from))) {
                from -= Character.charCount(text.codePointBefore(from));
            }
            int to = tokens.to(end);
            while (to < text.length() && isJoiner(text.codePointAt(to))) {
                to += Character.charCount(text.codePointAt(to));
            }
            runs.add(new Run(from, to, tokens.first(end + 1) - tokens.first(start)));
        }
        return next;
    }

    private static boolean isJoiner(int c) {
        DigitCharacter.Kind kind = DigitCharacter.kind(c);
        return kind == DigitCharacter.Kind.GLUE || kind == DigitCharacter.Kind.JOINER;
    }

    /** Dates next to each other have as many digits as a number of an account, but shorter groups of digits. */
    private boolean isLong(int start, int end) {
        if (tokens.first(end + 1) - tokens.first(start) < scope.longNumber) {
            return false;
        }
        for (int token = start; token < end && scope == Scope.STORED; token++) {
            if (tokens.length(token) < SHORTEST_GROUP) {
                return false;
            }
        }
        return true;
    }

    /** The last of the tokens from this one with white space and dashes only between them. */
    private int endOfGroup(int token) {
        int end = token;
        while (end + 1 < tokens.size() && tokens.separator(end + 1) == DigitTokens.JOINED) {
            end++;
        }
        return end;
    }

    /** The last token of the longest personal number that starts with this token; {@link #NONE} without one. */
    private int endOfNumber(int start) {
        int from = tokens.first(start);
        int found = tokens.length(start) > ResidentId.LENGTH
                        && PersonalForms.containsValidId(tokens.digits(), from, tokens.first(start + 1))
                ? start
                : NONE;
        if (!PersonalForms.mayBegin(tokens.digits(), from, tokens.first(tokens.size()))) {
            return found;
        }
        for (int end = start; end < tokens.size(); end++) {
            int length = tokens.first(end + 1) - from;
            if (length > ResidentId.LENGTH) {
                break;
            }
            boolean isWhole = end == start;
            if (length >= PersonalForms.SHORTEST
                    && (PersonalForms.isIdNumber(tokens.digits(), from, length, scope.needsCheckCharacter && !isWhole)
                            || TelephoneForms.isTelephone(tokens, start, end))) {
                found = end;
            }
        }
        return found;
    }

    private List<Run> merged(List<Run> others) {
        List<Run> all = new ArrayList<>(runs);
        all.addAll(others);
        all.sort((a, b) -> Integer.compare(a.from(), b.from()));
        List<Run> merged = new ArrayList<>();
        for (Run run : all) {
            Run last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && run.from() < last.to()) {
                merged.set(
                        merged.size() - 1,
                        new Run(last.from(), Math.max(last.to(), run.to()), Math.max(last.digits(), run.digits())));
            } else {
                merged.add(run);
            }
        }
        return merged;
    }
}
