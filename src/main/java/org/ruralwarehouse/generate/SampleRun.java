package org.ruralwarehouse.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.generate.packaging.PackageAssembler;

/** Generates all packages of a request in parallel, the largest first. */
final class SampleRun {

    private final GenerateRequest request;
    private final WarehouseDefinition definition;
    private final GeneratorFolder folder;
    private final Path work;
    private final GenerateListener listener;
    private final Scenario scenario;
    private final long seed;
    private final int personsPerRow;
    private final List<GeneratedPackage> generated = Collections.synchronizedList(new ArrayList<>());

    SampleRun(
            GenerateRequest request,
            WarehouseDefinition definition,
            GeneratorFolder folder,
            Path work,
            GenerateListener listener) {
        this.request = request;
        this.definition = definition;
        this.folder = folder;
        this.work = work;
        this.listener = listener;
        scenario = folder.scenario();
        seed = request.seed() == null ? scenario.seed() : request.seed();
        Scenario.@Nullable Scale scale = scenario.scales().get(request.scale());
        personsPerRow = scale == null ? 1 : scale.personsPerRow();
    }

    GenerateResult run() throws IOException {
        List<PackagePlan> plans = new PackagePlanner(scenario, request).plans();
        PackageMaker first = maker(1);
        try {
            Queue<PackagePlan> queue = new ConcurrentLinkedQueue<>(largestFirst(plans, first));
            generateAll(queue, first, plans.size());
        } finally {
            first.close();
        }
        generated.sort(Comparator.comparing(GeneratedPackage::name));
        return new GenerateResult(generated);
    }

    private PackageMaker maker(int number) {
        Path own = work.resolve("worker-" + number);
        SampleDatabase database = new SampleDatabase(definition, folder, seed, personsPerRow, own.resolve("spill"));
        return new PackageMaker(definition, scenario, database, this::assembler, own);
    }

    /** Packages lie in the folder of their sender. */
    private PackageAssembler assembler(PackagePlan plan) {
        return new PackageAssembler(
                request.out().toAbsolutePath().resolve(plan.sender()),
                work,
                plan.isSigned() ? folder.signingKey(plan.sender()) : null);
    }

    private List<PackagePlan> largestFirst(List<PackagePlan> plans, PackageMaker estimator) throws IOException {
        Map<PackagePlan, Long> bytes = new HashMap<>();
        plans.forEach(plan -> bytes.put(plan, estimator.estimateBytes(plan)));
        List<PackagePlan> sorted = new ArrayList<>(plans);
        sorted.sort(Comparator.comparing(bytes::get).reversed());
        checkDisk(sorted.stream().map(bytes::get).toList());
        return sorted;
    }

    /** Besides the packages, each worker needs twice the size of its file: sorted and encoded. */
    private void checkDisk(List<Long> largestFirst) throws IOException {
        long packages = largestFirst.stream().mapToLong(Long::longValue).sum();
        long making = largestFirst.stream()
                .limit(request.workers())
                .mapToLong(bytes -> 2 * bytes)
                .sum();
        long free = Files.getFileStore(work).getUsableSpace();
        listener.diskEstimated(packages + making, free, largestFirst.size());
        if (packages + making > free) {
            throw new NotEnoughDiskException(packages + making, free);
        }
    }

    private void generateAll(Queue<PackagePlan> queue, PackageMaker first, int packages) {
        ExecutorService workers = Executors.newFixedThreadPool(request.workers());
        try {
            List<Future<@Nullable Void>> running = new ArrayList<>();
            running.add(workers.submit(() -> drain(queue, first, packages)));
            for (int i = 2; i <= request.workers(); i++) {
                int number = i;
                running.add(workers.submit(() -> {
                    try (PackageMaker maker = maker(number)) {
                        return drain(queue, maker, packages);
                    }
                }));
            }
            for (Future<@Nullable Void> worker : running) {
                await(worker);
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private @Nullable Void drain(Queue<PackagePlan> queue, PackageMaker maker, int packages) {
        for (PackagePlan plan = queue.poll(); plan != null; plan = queue.poll()) {
            GeneratedPackage done = maker.generate(plan);
            synchronized (generated) {
                generated.add(done);
                listener.packageWritten(done, generated.size(), packages);
            }
        }
        return null;
    }

    private static void await(Future<@Nullable Void> worker) {
        try {
            worker.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Generating was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("A worker failed", e);
        }
    }
}
