package org.ruralwarehouse.sender;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.contract.DefinitionProblem;
import org.ruralwarehouse.contract.ReferenceCatalog;

/** The senders in the reference lists {@code sender} and {@code sender_key}. */
public final class Senders {

    /** No senders. */
    static final Senders NONE = new Senders(Map.of());

    private static final String LIST = "sender";
    private static final String KEYS = "sender_key";
    private static final String KEY_FILE = "reference/sender_key.csv";

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
     * @throws DefinitionException when a list is missing, a key is no Ed25519 public key, or its validity is no date
     */
    public static Senders of(ReferenceCatalog reference) {
        Map<String, List<SenderKey>> keys = new TreeMap<>();
        List<DefinitionProblem> problems = new ArrayList<>();
        for (List<String> row : reference.rows(KEYS, "sender", "public_key", "valid_from", "valid_to")) {
            String sender = row.get(0);
            try {
                SenderKey key = key(row.get(1), row.get(2), row.get(3));
                keys.computeIfAbsent(sender, name -> new ArrayList<>()).add(key);
            } catch (InvalidKeyFileException e) {
                problems.add(new DefinitionProblem(
                        KEY_FILE,
                        "sender " + sender,
                        "public_key is " + e.getMessage() + "; copy the line that the command keygen prints"));
            } catch (DateTimeException e) {
                problems.add(new DefinitionProblem(
                        KEY_FILE,
                        "sender " + sender,
                        "valid_from and valid_to must be dates such as 2023-01-01; only valid_to may be empty"));
            }
        }
        if (!problems.isEmpty()) {
            throw new DefinitionException(problems);
        }
        Map<String, Sender> byName = new TreeMap<>();
        reference
                .pairs(LIST, "sender", "province_code")
                .forEach((name, province) ->
                        byName.put(name, new Sender(name, province, keys.getOrDefault(name, List.of()))));
        return new Senders(byName);
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
