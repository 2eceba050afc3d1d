package org.ruralwarehouse.sender;

import java.security.PublicKey;
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

    private static final String LIST = "sender";
    private static final String KEYS = "sender_key";

    private final Map<String, Sender> byName;

    private Senders(Map<String, Sender> byName) {
        this.byName = byName;
    }

    /**
     * Reads the lists.
     *
     * @throws DefinitionException when a list is missing or a key is no Ed25519 public key
     */
    public static Senders of(ReferenceCatalog reference) {
        Map<String, List<PublicKey>> keys = new TreeMap<>();
        List<DefinitionProblem> problems = new ArrayList<>();
        reference.pairs(KEYS, "public_key", "sender").forEach((text, sender) -> {
            try {
                keys.computeIfAbsent(sender, name -> new ArrayList<>()).add(SigningKeys.readPublic(text));
            } catch (InvalidKeyFileException e) {
                problems.add(new DefinitionProblem(
                        "reference/sender_key.csv",
                        "sender " + sender,
                        "public_key is " + e.getMessage() + "; copy the line that the command keygen prints"));
            }
        });
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

    /** Returns the sender of a sub-folder of the inbox. */
    public Optional<Sender> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
