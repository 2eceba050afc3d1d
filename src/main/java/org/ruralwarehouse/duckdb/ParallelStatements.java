package org.ruralwarehouse.duckdb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs independent statements in parallel, on several connections to one database. Many statements end with work for a
 * single thread (the last file, the last group); another statement uses the idle threads meanwhile. Memory limit and
 * threads are those of the database.
 */
public final class ParallelStatements implements AutoCloseable {

    private static final int CONNECTIONS = 2;

    private final ExecutorService executor = Executors.newFixedThreadPool(CONNECTIONS, task -> {
        Thread thread = new Thread(task, "duckdb-statement");
        thread.setDaemon(true);
        return thread;
    });
    private final Deque<Database> idle = new ArrayDeque<>();
    private final List<Database> connections = new ArrayList<>();
    private final List<Future<?>> started = new ArrayList<>();
    private final Database database;
    private final long callerThreads;

    /** Connections that see the committed data of the given connection. */
    public ParallelStatements(Database database) {
        this(database, 1);
    }

    /**
     * @param callerThreads number of database threads that are provided by calling threads
     */
    private ParallelStatements(Database database, long callerThreads) {
        this.database = database;
        this.callerThreads = callerThreads;
        if (callerThreads > 1) {
            database.execute("set external_threads = " + callerThreads);
        }
        for (int i = 0; i < CONNECTIONS; i++) {
            Database connection = database.duplicate();
            connections.add(connection);
            idle.add(connection);
        }
    }

    /**
     * For many items of similar size: each statement runs on its calling thread alone, as far as the thread limit of
     * the database allows. Otherwise, a statement whose work was taken by another thread wastes its own thread with
     * polling.
     */
    public static ParallelStatements singleThreaded(Database database) {
        return new ParallelStatements(
                database, Math.min(CONNECTIONS, database.queryLong("select current_setting('threads')")));
    }

    /** Runs two independent tasks in parallel, each on its own connection; returns when both have ended. */
    public static void runBoth(Database database, Consumer<Database> one, Consumer<Database> other) {
        try (ParallelStatements statements = singleThreaded(database)) {
            statements.start(one);
            statements.start(other);
            statements.finish();
        }
    }

    /** Starts a task as soon as a connection is idle; {@link #finish} waits for it. */
    public void start(Consumer<Database> work) {
        started.add(submit(work, (connection, task) -> {
            task.accept(connection);
            return task;
        }));
    }

    /**
     * Waits for all started tasks.
     *
     * @throws RuntimeException the first failure, after all tasks have ended
     */
    public void finish() {
        List<Future<?>> startedTasks = List.copyOf(started);
        started.clear();
        results(startedTasks);
    }

    /**
     * Processes all items, a few at a time.
     *
     * @return results in the order of the items
     * @throws RuntimeException the first failure, after all items have ended
     */
    public <T, R> List<R> forEach(Collection<T> items, BiFunction<Database, T, R> work) {
        return startAll(items, work).get();
    }

    /** Starts processing all items; the returned supplier waits for the results. */
    public <T, R> Supplier<List<R>> startAll(Collection<T> items, BiFunction<Database, T, R> work) {
        List<Future<R>> futures = items.stream().map(item -> submit(item, work)).toList();
        return () -> results(futures);
    }

    private <T, R> Future<R> submit(T item, BiFunction<Database, T, R> work) {
        return executor.submit(() -> runOnIdleConnection(item, work));
    }

    private static <R> List<R> results(List<? extends Future<? extends R>> futures) {
        List<R> results = new ArrayList<>();
        RuntimeException failure = null;
        for (Future<? extends R> result : futures) {
            try {
                results.add(result.get());
            } catch (ExecutionException e) {
                failure = failure == null ? unchecked(e.getCause()) : failure;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while statements ran", e);
            }
        }
        if (failure != null) {
            throw failure;
        }
        return results;
    }

    private <T, R> R runOnIdleConnection(T item, BiFunction<Database, T, R> work) {
        Database connection = acquire();
        try {
            return work.apply(connection, item);
        } finally {
            release(connection);
        }
    }

    /** An idle connection; there is always one, because there are as many connections as threads. */
    private synchronized Database acquire() {
        return idle.remove();
    }

    private synchronized void release(Database connection) {
        idle.add(connection);
    }

    private static RuntimeException unchecked(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }

    /** Closing a connection while its statement runs may crash the process. */
    private void awaitTermination() {
        try {
            executor.awaitTermination(1, TimeUnit.DAYS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
        awaitTermination();
        connections.forEach(Database::close);
        if (callerThreads > 1) {
            database.execute("set external_threads = 1");
        }
    }
}
