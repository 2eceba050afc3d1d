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
 * Several connections to one database, so that statements which do not need each other overlap: many end on one thread
 * (the last file, the last group), and another statement uses the other threads meanwhile. Memory limit and threads stay
 * those of the database.
 */
public final class ParallelStatements implements AutoCloseable {

    private static final int CONNECTIONS = 2;

    private final ExecutorService executor = Executors.newFixedThreadPool(CONNECTIONS, task -> {
        Thread thread = new Thread(task, "lane");
        thread.setDaemon(true);
        return thread;
    });
    private final Deque<Database> idle = new ArrayDeque<>();
    private final List<Database> connections = new ArrayList<>();
    private final List<Future<?>> started = new ArrayList<>();
    private final Database database;
    private final long callerThreads;

    /** Connections that see what the given one has committed. */
    public ParallelStatements(Database database) {
        this(database, 1);
    }

    /**
     * @param callerThreads how many threads of the database are those that call it
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
     * For many items of a like size: each is worked on by its lane alone, as far as that uses up the threads of the
     * database. A statement whose work another thread has taken spends the time of its own with asking for more.
     */
    public static ParallelStatements alone(Database database) {
        return new ParallelStatements(
                database, Math.min(CONNECTIONS, database.queryLong("select current_setting('threads')")));
    }

    /** Two things at a time that do not need each other, each on a connection of its own; returns when both are done. */
    public static void overlap(Database database, Consumer<Database> one, Consumer<Database> other) {
        try (ParallelStatements statements = alone(database)) {
            statements.start(one);
            statements.start(other);
            statements.finish();
        }
    }

    /** Begins something as soon as a lane is free; {@link #finish} waits for it. */
    public void start(Consumer<Database> work) {
        started.add(submit(work, (connection, begun) -> {
            begun.accept(connection);
            return begun;
        }));
    }

    /**
     * Waits for all that was begun.
     *
     * @throws RuntimeException the first that was thrown, after all have ended
     */
    public void finish() {
        List<Future<?>> begun = List.copyOf(started);
        started.clear();
        results(begun);
    }

    /**
     * Works on every item, a few at a time.
     *
     * @return results in the order of the items
     * @throws RuntimeException the first that an item threw, after all have ended
     */
    public <T, R> List<R> forEach(Collection<T> items, BiFunction<Database, T, R> work) {
        return begin(items, work).get();
    }

    /** The same, for what may begin meanwhile: it waits when it is asked for the results. */
    public <T, R> Supplier<List<R>> begin(Collection<T> items, BiFunction<Database, T, R> work) {
        List<Future<R>> running = items.stream().map(item -> submit(item, work)).toList();
        return () -> results(running);
    }

    private <T, R> Future<R> submit(T item, BiFunction<Database, T, R> work) {
        return executor.submit(() -> runOnIdleConnection(item, work));
    }

    private static <R> List<R> results(List<? extends Future<? extends R>> running) {
        List<R> results = new ArrayList<>();
        RuntimeException failure = null;
        for (Future<? extends R> result : running) {
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

    /** There are as many connections as threads: one is always free. */
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

    /** A connection that is closed while its statement runs may take the process with it. */
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
