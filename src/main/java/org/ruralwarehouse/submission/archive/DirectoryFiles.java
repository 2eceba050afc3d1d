package org.ruralwarehouse.submission.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** The files of a package that is a directory. */
final class DirectoryFiles implements PackageFiles {

    private final Path root;

    DirectoryFiles(Path root) {
        this.root = root;
    }

    @Override
    public boolean isUnsafe(String path) {
        if (!PackageFiles.isSafe(path)) {
            return true;
        }
        Path current = root;
        try {
            for (String name : path.split("/", -1)) {
                current = current.resolve(name);
                if (Files.isSymbolicLink(current)) {
                    return true;
                }
            }
            return isHardLink(current);
        } catch (InvalidPathException invalid) {
            return true;
        }
    }

    /** True for a file with a second name, which may be outside the package. */
    private static boolean isHardLink(Path file) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && file.getFileSystem().supportedFileAttributeViews().contains("unix")
                    && Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) instanceof Integer links
                    && links > 1;
        } catch (IOException removed) {
            return false;
        }
    }

    @Override
    public boolean isSpecial(String path) {
        if (isUnsafe(path)) {
            return false;
        }
        Path file = root.resolve(path);
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public boolean isComplete() {
        return false;
    }

    @Override
    public OptionalLong size(String path) {
        Optional<Path> file = resolve(path);
        try {
            return file.isPresent() ? OptionalLong.of(Files.size(file.get())) : OptionalLong.empty();
        } catch (IOException missing) {
            return OptionalLong.empty();
        }
    }

    @Override
    public InputStream read(String path) throws IOException {
        Path file = resolve(path).orElseThrow(() -> new NoSuchFileException(path));
        try {
            return new DirectoryInput(Channels.newInputStream(RegularFile.open(file)));
        } catch (NoSuchFileException | InterruptedIOException | ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw PackageDamagedException.inDirectory(e);
        }
    }

    private Optional<Path> resolve(String path) {
        if (isUnsafe(path)) {
            return Optional.empty();
        }
        Path file = root.resolve(path);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Optional.of(file) : Optional.empty();
    }

    @Override
    public void close() {
        // A directory has no open resources.
    }
}
