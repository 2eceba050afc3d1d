package org.ruralwarehouse.sender;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.contract.DefinitionProblem;
import org.ruralwarehouse.contract.ReferenceCatalog;

/** The senders in the reference lists {@code sender} and {@code sender_key}. */
public final class Senders {

    /** No senders. */
    static final Senders NONE = new Senders(Map.of());

    private static final String LIST = "sender";
    private static final String KEYS = "sender_key";

    private static final Pattern FOLDER_NAME = Pattern.compile("[\\p{L}\\p{N}_-]{1,64}");

    private final Map<String, Sender> byName;

    private Senders(Map<String, Sender> byName) {
        this.byName = byName;
    }

    /** True when a warehouse lists its senders. */
    static boolean areListed(ReferenceCatalog reference) {
        return reference.resources().stream()
                .anyMatch(resource -> resource.name().equals(LIST));
    }

    /**
     * Reads the lists.
     *
     * @throws DefinitionException when a list is missing, a name cannot be that of a folder, or a key has no sender, is
     *     no Ed25519 public key, or has a validity that is no date
     */
    public static Senders of(ReferenceCatalog reference) {
        List<DefinitionProblem> problems = new ArrayList<>();
        Map<String, String> provinces = reference.pairs(LIST, "sender", "province_code");
        provinces.keySet().stream()
                .filter(name -> !FOLDER_NAME.matcher(name).matches())
                .forEach(name -> problems.add(new DefinitionProblem(
                        "reference/sender.csv",
                        "sender " + name,
                        "is not the name of a folder; use letters, digits, hyphens and underscores")));
        Map<String, List<SenderKey>> keys = keys(reference, provinces.keySet(), problems);
        if (!problems.isEmpty()) {
            throw new DefinitionException(problems);
        }
        Map<String, Sender> byName = new TreeMap<>();
        provinces.forEach(
                (name, province) -> byName.put(name, new Sender(name, province, keys.getOrDefault(name, List.of()))));
        return new Senders(byName);
    }

    private static Map<String, List<SenderKey>> keys(
            ReferenceCatalog reference, Set<String> senders, List<DefinitionProblem> problems) {
        Map<String, List<SenderKey>> keys = new TreeMap<>();
        for (List<String> row : reference.rows(KEYS, "sender", "public_key", "valid_from", "valid_to")) {
            String sender = row.get(0);
            try {
                SenderKey key = key(row.get(1), row.get(2), row.get(3));
                keys.computeIfAbsent(sender, name -> new ArrayList<>()).add(key);
                if (!senders.contains(sender)) {
                    problems.add(problem(sender, "is not in sender.csv; add it, or correct the name"));
                }
            } catch (InvalidKeyFileException e) {
                problems.add(problem(
                        sender, "public_key is " + e.getMessage() + "; copy the line that the command keygen prints"));
            } catch (DateTimeException e) {
                problems.add(problem(
                        sender,
                        "valid_from and valid_to must be dates such as 2023-01-01; only valid_to may be empty"));
            }
        }
        return keys;
    }

    private static DefinitionProblem problem(String sender, String message) {
        return new DefinitionProblem("reference/sender_key.csv", "sender " + sender, message);
    }

    private static SenderKey key(String text, String validFrom, String validTo) throws InvalidKeyFileException {
        return new SenderKey(
                SigningKeys.readPublic(text),
                LocalDate.parse(validFrom),
                validTo.isEmpty() ? null : LocalDate.parse(validTo));
    }

    /** Returns the sender of a sub-folder of the inbox. */
    public Optional<Sender> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Returns the keys of all senders of a province. */
    public List<SenderKey> keysOfProvince(String provinceCode) {
        return byName.values().stream()
                .filter(sender -> sender.provinceCode().equals(provinceCode))
                .flatMap(sender -> sender.keys().stream())
                .toList();
    }
}
