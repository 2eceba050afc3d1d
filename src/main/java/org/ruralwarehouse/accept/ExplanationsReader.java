package org.ruralwarehouse.accept;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.HeaderNormalizer;
import org.ruralwarehouse.finding.Explanation;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.FindingSource;
import org.ruralwarehouse.finding.Rule;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.privacy.Masking;
import org.ruralwarehouse.storage.Sha256;
import org.ruralwarehouse.submission.archive.PackageDamagedException;
import org.ruralwarehouse.submission.archive.PackageFiles;

/**
 * Reads the explanations of a package: a small CSV file with a rule, a scope and a reason in each row, by which a
 * province comments on expected findings. Explanations appear in the report and change no verdict; an invalid entry is
 * ignored and reported.
 */
final class ExplanationsReader {

    /** Name of the resource in a package; no dataset may have this name. */
    static final String RESOURCE = "explanations";

    static final int MAX_BYTES = 1 << 20;
    static final int MAX_ROWS = 1000;
    static final int MAX_REASON = 500;

    private static final String RULE_CODE = "explanation_invalid";
    private static final List<Set<String>> HEADERS =
            List.of(Set.of("rule", "规则", "规则代码"), Set.of("scope", "范围"), Set.of("reason", "原因", "说明"));
    private static final Pattern SCOPE = Pattern.compile("([a-z][a-z0-9_]*)(?::([1-9]\\d{0,17}))?");

    private static final int MAX_FOUND_LENGTH = 60;
    private static final int MAX_LINE_DIGITS = 9;

    private final RuleBook rules;
    private final FindingSource origin;
    private final Set<String> datasets;
    private final List<Explanation> explanations = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param origin source of the findings: the explanations file
     * @param datasets names of the datasets in the package
     */
    ExplanationsReader(RuleBook rules, FindingSource origin, Set<String> datasets) {
        this.rules = rules;
        this.origin = origin;
        this.datasets = datasets;
    }

    /** Reads the file once and collects explanations and findings. */
    void read(PackageFiles files, Manifest.Resource resource) {
        String text = text(files, resource);
        if (text == null) {
            return;
        }
        Character delimiter = resource.delimiter();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter == null ? ',' : delimiter)
                .get();
        try (CSVParser rows = CSVParser.parse(text, format)) {
            int[] cells = null;
            for (CSVRecord row : rows) {
                if (cells == null) {
                    cells = findColumns(row);
                    if (cells == null) {
                        return;
                    }
                } else if (rows.getRecordNumber() > MAX_ROWS + 1) {
                    addFinding(
                            rows.getCurrentLineNumber(),
                            null,
                            MessageKey.MORE_ROWS.with(),
                            MessageKey.AT_MOST_EXPLANATIONS.with(MAX_ROWS));
                    return;
                } else {
                    read(row, cells, rows.getCurrentLineNumber());
                }
            }
        } catch (IOException | UncheckedIOException e) {
            addFinding(null, null, MessageKey.QUOTE_NOT_CLOSED.with(), MessageKey.CSV_FILE.with());
        }
    }

    List<Explanation> explanations() {
        return explanations;
    }

    List<Finding> findings() {
        return findings;
    }

    private @Nullable String text(PackageFiles files, Manifest.Resource resource) {
        byte[] bytes;
        try (InputStream in = files.read(resource.path())) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (PackageDamagedException e) {
            addFinding(null, null, e.found(), Message.ofValue(resource.path()));
            return null;
        } catch (IOException e) {
            addFinding(null, null, MessageKey.FILE_NOT_FOUND.with(), Message.ofValue(resource.path()));
            return null;
        }
        if (bytes.length > MAX_BYTES) {
            addFinding(null, null, MessageKey.LARGER_FILE.with(), MessageKey.AT_MOST_BYTES.with(MAX_BYTES));
            return null;
        }
        if (!Sha256.hex(bytes).equals(resource.sha256())) {
            addFinding(null, null, Message.ofValue("sha256:" + Sha256.hex(bytes)), Message.ofValue(resource.hash()));
            return null;
        }
        String text = decode(bytes, StandardCharsets.UTF_8);
        text = text == null ? decode(bytes, Charset.forName("GB18030")) : text;
        if (text == null) {
            addFinding(null, null, MessageKey.BYTES_OF_OTHER_ENCODING.with(), MessageKey.UTF8_OR_GB18030.with());
            return null;
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static @Nullable String decode(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private int @Nullable [] findColumns(CSVRecord row) {
        int[] cells = new int[HEADERS.size()];
        for (int column = 0; column < cells.length; column++) {
            cells[column] = -1;
            for (int cell = 0; cell < row.size() && cells[column] < 0; cell++) {
                if (HEADERS.get(column).contains(HeaderNormalizer.normalize(row.get(cell)))) {
                    cells[column] = cell;
                }
            }
            if (cells[column] < 0) {
                addFinding(1L, null, MessageKey.OTHER_HEADER.with(), MessageKey.EXPLANATION_COLUMNS.with());
                return null;
            }
        }
        return cells;
    }

    private void read(CSVRecord row, int[] cells, long line) {
        String rule = cell(row, cells[0]);
        String scope = cell(row, cells[1]);
        String reason = cell(row, cells[2]);
        if (rule.isEmpty() && scope.isEmpty() && reason.isEmpty()) {
            return;
        }
        Matcher scopeMatch = SCOPE.matcher(scope);
        boolean isWholePackage = scope.isEmpty() || scope.equals("*");
        if (!rules.contains(rule)) {
            addFinding(line, "rule", masked(rule), MessageKey.RULE_CODE.with());
        } else if (!isWholePackage && !isScope(scopeMatch)) {
            addFinding(line, "scope", masked(scope), MessageKey.EXPLANATION_SCOPE.with());
        } else if (reason.isEmpty() || reason.length() > MAX_REASON) {
            addFinding(
                    line,
                    "reason",
                    MessageKey.CHARACTERS.with(reason.length()),
                    MessageKey.CHARACTERS_FROM_TO.with(1, MAX_REASON));
        } else if (Masking.containsLongNumber(reason)) {
            addFinding(line, "reason", MessageKey.LONG_NUMBER.with(), MessageKey.NO_PERSONAL_NUMBERS.with());
        } else {
            String number = isWholePackage ? null : scopeMatch.group(2);
            explanations.add(new Explanation(
                    rule,
                    isWholePackage ? null : scopeMatch.group(1),
                    number == null ? null : Long.valueOf(number),
                    reason));
        }
    }

    /** A line number is shorter than any personal number. */
    private boolean isScope(Matcher scope) {
        return scope.matches()
                && datasets.contains(scope.group(1))
                && (scope.group(2) == null || scope.group(2).length() <= MAX_LINE_DIGITS);
    }

    private static String cell(CSVRecord row, int cell) {
        return cell < row.size()
                ? Normalizer.normalize(row.get(cell), Normalizer.Form.NFKC).strip()
                : "";
    }

    /** Masks and shortens text of a sender where a code is expected. */
    private static Message masked(String text) {
        String masked = Masking.quote(text);
        return Message.ofValue(masked.length() > MAX_FOUND_LENGTH ? masked.substring(0, MAX_FOUND_LENGTH) : masked);
    }

    private void addFinding(@Nullable Long line, @Nullable String column, Message found, Message expected) {
        Rule rule = rules.rule(RULE_CODE);
        findings.add(new Finding(rule.code(), rule.severity(), rule.effect(), origin, line, column, found, expected));
    }
}
