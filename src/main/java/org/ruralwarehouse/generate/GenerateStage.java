package org.ruralwarehouse.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.contract.WarehouseDefinitionReader;
import org.ruralwarehouse.storage.FileTree;

/** Generates fictitious packages. The same seed gives the same bytes. */
public final class GenerateStage {

    private final GenerateListener listener;

    public GenerateStage(GenerateListener listener) {
        this.listener = listener;
    }

    /**
     * Writes the requested packages.
     *
     * @throws DefinitionException when scenario, contracts or reference lists are invalid
     * @throws NotEnoughDiskException before anything is written
     */
    public GenerateResult generate(GenerateRequest request) {
        GeneratorFolder folder = new GeneratorFolder(request.generator());
        Path work = request.out()
                .toAbsolutePath()
                .resolveSibling("." + request.out().getFileName() + ".generating");
        try {
            new FileTree(work).delete();
            Files.createDirectories(work);
            if (request.broken()) {
                return new BrokenPackages(folder, work, listener).write(request.out());
            }
            WarehouseDefinition definition = new WarehouseDefinitionReader(request.warehouse()).read();
            return new SampleRun(request, definition, folder, work, listener).run();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write below " + work, e);
        } finally {
            new FileTree(work).delete();
        }
    }
}
