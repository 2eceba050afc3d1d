package org.ruralwarehouse.submission.archive;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Opens a file of a sender for reading. The sender may replace it by a named pipe at any moment; opening a pipe waits
 * until a process writes to it, and Java can neither avoid nor interrupt that. So a thread of its own opens the file,
 * and reading can be interrupted.
 */
final class RegularFile {

    private static final long FIRST_WAIT_SECONDS = 1;
    private static final long NEXT_WAIT_SECONDS = 5;

    private RegularFile() {}

    /**
     * Opens a file; links are not followed.
     *
     * @throws FileSystemException when it is not a regular file
     * @throws TooManyOpenFilesException when this process cannot open any file
     */
    static FileChannel open(Path file) throws IOException {
        CompletableFuture<FileChannel> opening = new CompletableFuture<>();
        Thread thread = new Thread(() -> open(file, opening), "open-file");
        thread.setDaemon(true);
        thread.start();
        try {
            FileChannel channel = await(file, opening);
            requireSeekable(file, channel);
            return channel;
        } catch (InterruptedException e) {
            close(opening);
            throw (IOException) new InterruptedIOException("Interrupted while a file is opened").initCause(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                TooManyOpenFilesException.throwIfCauseOf(failure);
                throw failure;
            }
            throw new IOException(e.getCause());
        }
    }

    private static void open(Path file, CompletableFuture<FileChannel> opening) {
        try {
            FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
            if (!opening.complete(channel)) {
                channel.close();
            }
        } catch (IOException | RuntimeException | Error e) {
            opening.completeExceptionally(e);
        }
    }

    private static FileChannel await(Path file, CompletableFuture<FileChannel> opening)
            throws IOException, InterruptedException, ExecutionException {
        long seconds = FIRST_WAIT_SECONDS;
        while (true) {
            try {
                return opening.get(seconds, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                // A regular file on a slow disk takes its time; the watch of the run limits it.
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    close(opening);
                    throw notRegular(file);
                }
                seconds = NEXT_WAIT_SECONDS;
            }
        }
    }

    /** The thread closes the channel when the caller no longer waits for it. */
    private static void close(CompletableFuture<FileChannel> opening) throws IOException {
        if (!opening.cancel(false) && !opening.isCompletedExceptionally()) {
            opening.join().close();
        }
    }

    /** A pipe, socket or terminal has no position. */
    private static void requireSeekable(Path file, FileChannel channel) throws IOException {
        try {
            channel.position(0);
        } catch (IOException e) {
            channel.close();
            throw e instanceof ClosedByInterruptException ? e : notRegular(file);
        }
    }

    private static FileSystemException notRegular(Path file) {
        return new FileSystemException(file.toString(), null, "is not a regular file");
    }
}
