package org.ruralwarehouse.land.parquet;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Zstandard compression with zstd-jni; the codec factory of parquet-java requires Hadoop. */
final class ZstdCodecs implements CompressionCodecFactory {

    /**
     * Landed files are written once and read often, but landing time matters more: level 1 is within 10 % of level 3 in
     * size.
     */
    private static final int LEVEL = 1;

    private final ZstdCompressor compressor = new ZstdCompressor();

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        if (codec != CompressionCodecName.ZSTD) {
            throw new IllegalArgumentException("Unsupported compression (only ZSTD is supported): " + codec);
        }
        return compressor;
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("Reading Parquet is not supported; DuckDB reads the files");
    }

    @Override
    public void release() {
        compressor.release();
    }

    /** Compressor with one context for all pages of a file. */
    private static final class ZstdCompressor implements BytesInputCompressor {

        private final ZstdCompressCtx context = new ZstdCompressCtx().setLevel(LEVEL);

        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
            ByteBuffer source = bytes.toByteBuffer();
            byte[] input = new byte[source.remaining()];
            source.get(input);
            return BytesInput.from(context.compress(input));
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.ZSTD;
        }

        @Override
        public void release() {
            context.close();
        }
    }
}
