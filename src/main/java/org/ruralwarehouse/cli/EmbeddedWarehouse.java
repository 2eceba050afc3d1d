package org.ruralwarehouse.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Unpacks the contracts, checks and reference lists of the jar, so that a province needs only the jar. */
final class EmbeddedWarehouse {

    private static final String ROOT = "/warehouse/";

    private EmbeddedWarehouse() {}

    static Path unpack(Path scratch) throws IOException {
        Path folder = scratch.resolve("warehouse");
        Resource[] files = new PathMatchingResourcePatternResolver(EmbeddedWarehouse.class.getClassLoader())
                .getResources("classpath*:warehouse/**/*.*");
        for (Resource file : files) {
            String url = file.getURL().toString();
            Path target = folder.resolve(url.substring(url.lastIndexOf(ROOT) + ROOT.length()));
            Files.createDirectories(target.getParent());
            try (InputStream in = file.getInputStream()) {
                Files.copy(in, target);
            }
        }
        return folder;
    }
}
