package org.ruralwarehouse.contract;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.Period;
import org.ruralwarehouse.message.BilingualText;
import org.ruralwarehouse.message.MessageCatalog;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.message.MessageParameter;
import org.ruralwarehouse.message.MessageText;
import org.ruralwarehouse.message.ValueNames;

/** Reads {@code checks/messages.yml} and the names of codes, and reports each text that cannot be used. */
final class MessagesReader {

    private static final String FILE = "checks/messages.yml";
    private static final String UNIT = "unit";
    private static final String PERIOD = "period";
    private static final String NAME_ZH = "name_zh";
    private static final String NAME_EN = "name_en";

    private final Path folder;
    private final YamlDocuments documents;

    MessagesReader(Path folder, YamlDocuments documents) {
        this.folder = folder;
        this.documents = documents;
    }

    /** Reads the messages; a catalog without texts if the file is invalid, which is reported. */
    MessageCatalog read(List<Contract> contracts, ReferenceCatalog reference) {
        MessagesFile file = documents.bind(
                FILE,
                documents.parse(FILE, YamlDocuments.text(folder.resolve(FILE))),
                documents.schema(YamlDocuments.text(folder.resolve("checks/messages.schema.json"))),
                MessagesFile.class);
        if (file == null) {
            return new MessageCatalog(List.of(), ValueNames.NONE);
        }
        MessageCatalog catalog = new MessageCatalog(file.texts(), names(file, reference));
        checkKeys(file);
        file.texts().forEach(text -> check(text, catalog));
        contracts.forEach(contract -> checkUnits(contract, file));
        return catalog;
    }

    private static ValueNames names(MessagesFile file, ReferenceCatalog reference) {
        Map<String, Function<String, BilingualText>> lists = new TreeMap<>();
        for (ReferenceResource resource : reference.resources()) {
            String name = resource.name();
            if (reference.has(name, name) && reference.has(name, NAME_ZH) && reference.has(name, NAME_EN)) {
                lists.put(name, ValueNames.list(names(reference, name, name, NAME_ZH, NAME_EN)));
            } else if (reference.has(name, name + "_code") && reference.has(name, name + "_name_en")) {
                lists.put(
                        name,
                        ValueNames.list(names(reference, name, name + "_code", name + "_name", name + "_name_en")));
            }
        }
        lists.put(UNIT, ValueNames.list(file.units()));
        lists.put(PERIOD, MessagesReader::period);
        return new ValueNames(lists);
    }

    private static BilingualText period(String text) {
        return new BilingualText(Period.parse(text).map(Period::nameZh).orElse(text), text);
    }

    private static Map<String, BilingualText> names(
            ReferenceCatalog reference, String resource, String code, String zh, String en) {
        Map<String, String> english = reference.pairs(resource, code, en);
        Map<String, BilingualText> names = new TreeMap<>();
        reference
                .pairs(resource, code, zh)
                .forEach((value, name) ->
                        names.put(value, new BilingualText(name, Objects.requireNonNull(english.get(value)))));
        return names;
    }

    private void checkKeys(MessagesFile file) {
        Set<String> unused = new HashSet<>(file.messages().keySet());
        for (MessageKey key : MessageKey.values()) {
            unused.remove(key.code());
            MessageText text = text(file, key.code());
            if (text == null) {
                documents.report(FILE, key.code(), "the message is missing; add its texts zh and en");
            } else if (!names(text).equals(key.parameters())) {
                documents.report(
                        FILE, key.code(), "the parameters must be " + key.parameters() + ", not " + names(text));
            }
        }
        unused.stream()
                .sorted()
                .forEach(key -> documents.report(FILE, key, "the program has no such message; remove it"));
    }

    private static @Nullable MessageText text(MessagesFile file, String key) {
        MessagesFile.Entry entry = file.messages().get(key);
        return entry == null ? null : entry.toText(key);
    }

    private static List<String> names(MessageText text) {
        return text.parameters().stream().map(MessageParameter::name).toList();
    }

    private void check(MessageText text, MessageCatalog catalog) {
        catalog.problems(text).forEach(problem -> documents.report(FILE, text.key(), problem));
    }

    private void checkUnits(Contract contract, MessagesFile file) {
        contract.fields().stream()
                .map(Field::unit)
                .filter(unit -> unit != null && !file.units().containsKey(unit))
                .distinct()
                .forEach(unit -> documents.report(
                        FILE,
                        "units",
                        "the unit " + unit + " of contract " + contract.name() + " has no names; add it"));
    }
}
