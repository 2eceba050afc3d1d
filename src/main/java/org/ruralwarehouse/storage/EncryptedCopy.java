package org.ruralwarehouse.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A seekable, read-only copy of a stream in a temporary file. The content is encrypted (AES-256 in counter mode) with a
 * random key that is only in memory, and the file has no name any more where the system allows it, so that a killed
 * process leaves nothing readable. Closing deletes the file. Belongs to one thread.
 */
public final class EncryptedCopy implements SeekableByteChannel {

    private static final int KEY_BYTES = 32;
    private static final int BLOCK_BYTES = 16;
    private static final int BUFFER_BYTES = 1 << 16;

    private final FileChannel file;
    private final SecretKey key;
    private final byte[] encrypted = new byte[BUFFER_BYTES];
    private final byte[] plain = new byte[BUFFER_BYTES];
    private final Cipher cipher;
    private long size;
    private long position;

    /** Position in the key stream of the cipher; negative before its first use. */
    private long cipherPosition = -1;

    private EncryptedCopy(FileChannel file) {
        this.file = file;
        byte[] secret = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        key = new SecretKeySpec(secret, "AES");
        try {
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java platform has no AES in counter mode, which is required", e);
        }
    }

    /**
     * Copies the rest of a stream.
     *
     * @param folder folder of the file; it is created if it does not exist
     */
    public static EncryptedCopy of(InputStream in, Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel file = FileChannel.open(
                folder.resolve(UUID.randomUUID() + ".encrypted"),
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE),
                FileModes.ownerOnly(folder));
        EncryptedCopy copy = new EncryptedCopy(file);
        try {
            copy.writeAll(in);
            return copy;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private void writeAll(InputStream in) throws IOException {
        for (int read = in.read(plain); read >= 0; read = in.read(plain)) {
            crypt(plain, read, encrypted, size);
            ByteBuffer source = ByteBuffer.wrap(encrypted, 0, read);
            while (source.hasRemaining()) {
                size += file.write(source, size);
            }
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (!file.isOpen()) {
            throw new ClosedChannelException();
        }
        int wanted = (int) Math.min(Math.min(target.remaining(), BUFFER_BYTES), size - position);
        if (wanted <= 0) {
            return target.hasRemaining() ? -1 : 0;
        }
        int read = file.read(ByteBuffer.wrap(encrypted, 0, wanted), position);
        if (read > 0) {
            crypt(encrypted, read, plain, position);
            target.put(plain, 0, read);
            position += read;
        }
        return read;
    }

    /** Encrypts or decrypts bytes at a position; in counter mode, both are the same. */
    private void crypt(byte[] from, int length, byte[] to, long at) throws IOException {
        try {
            if (cipherPosition != at) {
                seek(at);
            }
            cipher.update(from, 0, length, to, 0);
            cipherPosition = at + length;
        } catch (GeneralSecurityException e) {
            throw new IOException("Cannot encrypt the temporary copy of a file", e);
        }
    }

    private void seek(long at) throws GeneralSecurityException {
        byte[] counter = ByteBuffer.allocate(BLOCK_BYTES)
                .putLong(0)
                .putLong(at / BLOCK_BYTES)
                .array();
        cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(counter));
        cipher.update(new byte[(int) (at % BLOCK_BYTES)]);
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        if (newPosition < 0) {
            throw new IllegalArgumentException("Negative position " + newPosition);
        }
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int write(@Nullable ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
