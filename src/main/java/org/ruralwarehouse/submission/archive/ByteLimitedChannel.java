package org.ruralwarehouse.submission.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * A channel that limits the number of bytes read until the limit is removed. The zip library loads the complete central
 * directory into memory before its entries can be counted.
 */
final class ByteLimitedChannel implements SeekableByteChannel {

    private final SeekableByteChannel file;
    private long remaining;

    ByteLimitedChannel(SeekableByteChannel file, long limit) {
        this.file = file;
        remaining = limit;
    }

    /** Allows reading without a limit. */
    void removeLimit() {
        remaining = Long.MAX_VALUE;
    }

    boolean isExhausted() {
        return remaining < 0;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int read = file.read(target);
        remaining -= Math.max(read, 0);
        if (isExhausted()) {
            throw new IOException("more bytes than may be read");
        }
        return read;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return file.write(source);
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        file.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
        file.truncate(size);
        return this;
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
