package org.ruralwarehouse.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.generate.BrokenCatalogue.BrokenFile;
import org.ruralwarehouse.generate.BrokenCatalogue.BrokenFinding;
import org.ruralwarehouse.generate.BrokenCatalogue.BrokenPackage;
import org.ruralwarehouse.generate.packaging.Container;
import org.ruralwarehouse.generate.packaging.Damage;
import org.ruralwarehouse.generate.packaging.FileEncoder;
import org.ruralwarehouse.generate.packaging.FileFacts;
import org.ruralwarehouse.generate.packaging.ManifestDraft;
import org.ruralwarehouse.generate.packaging.PackageAssembler;
import org.ruralwarehouse.generate.packaging.SmallWorkbook;
import org.ruralwarehouse.storage.FileTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the packages of the catalogue, one folder per finding, with correct sizes and hashes. */
final class BrokenPackages {

    private static final String CREATED = "2023-01-16T08:00:00Z";

    private final GeneratorFolder generator;
    private final BrokenCatalogue catalogue;
    private final Path work;
    private final GenerateListener listener;

    BrokenPackages(GeneratorFolder generator, Path work, GenerateListener listener) {
        this.generator = generator;
        catalogue = generator.broken();
        this.work = work;
        this.listener = listener;
    }

    GenerateResult write(Path out) throws IOException {
        int count = catalogue.findings().values().stream()
                .mapToInt(finding -> finding.packages().size())
                .sum();
        List<GeneratedPackage> generated = new ArrayList<>();
        for (Map.Entry<String, BrokenFinding> finding : catalogue.findings().entrySet()) {
            Path folder = out.toAbsolutePath().resolve(finding.getKey());
            new FileTree(folder).delete();
            for (BrokenPackage broken : finding.getValue().packages()) {
                GeneratedPackage done = write(broken, assembler(broken, folder));
                generated.add(done);
                listener.packageWritten(done, generated.size(), count);
            }
        }
        return new GenerateResult(generated);
    }

    private PackageAssembler assembler(BrokenPackage broken, Path folder) {
        return new PackageAssembler(
                broken.sender() == null ? folder : folder.resolve(broken.sender()),
                work,
                broken.signedBy() == null ? null : generator.signingKey(broken.signedBy()));
    }

    private GeneratedPackage write(BrokenPackage broken, PackageAssembler assembler) throws IOException {
        ManifestDraft manifest =
                new ManifestDraft(broken.name(), CREATED, broken.province(), broken.period(), broken.attempt());
        Map<String, Path> files = new LinkedHashMap<>();
        long rows = 0;
        for (int i = 0; i < broken.files().size(); i++) {
            BrokenFile file = broken.files().get(i);
            Path written = Files.write(work.resolve(broken.name() + "." + i), bytes(file));
            FileFacts facts = FileEncoder.measure(written);
            ObjectNode resource = manifest.addResource(
                    file.dataset(),
                    file.pathOrDefault(),
                    file.encodingOrDefault(),
                    ",",
                    facts,
                    Math.max(file.personsPerRow(), 1),
                    Map.of());
            merge(resource, file.resource());
            files.put(file.pathOrDefault(), written);
            rows += facts.rows();
        }
        merge(manifest.root(), broken.manifest());
        Path location = assembler.assemble(
                broken.name(),
                broken.container() == null ? Container.DIRECTORY : broken.container(),
                broken.damage() == null ? Damage.NONE : broken.damage(),
                CREATED,
                manifest,
                files);
        return new GeneratedPackage(broken.name(), location, rows, PackageAssembler.size(location));
    }

    private static byte[] bytes(BrokenFile file) throws IOException {
        if (file.sheets() != null) {
            return SmallWorkbook.of(file.sheets(), file.wholeText());
        }
        byte[] text = FileEncoder.bytes(file.wholeText(), file.encodingOrDefault());
        if (file.hex() == null) {
            return text;
        }
        byte[] tail = HexFormat.of().parseHex(file.hex());
        byte[] bytes = Arrays.copyOf(text, text.length + tail.length);
        System.arraycopy(tail, 0, bytes, text.length, tail.length);
        return bytes;
    }

    private static void merge(ObjectNode target, @Nullable ObjectNode patch) {
        if (patch == null) {
            return;
        }
        for (Map.Entry<String, JsonNode> change : patch.properties()) {
            if (change.getValue().isNull()) {
                target.remove(change.getKey());
            } else {
                target.set(change.getKey(), change.getValue());
            }
        }
    }
}
