package org.ruralwarehouse.sender;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Collection;

/**
 * The signature of a manifest: Ed25519 (RFC 8032) over the bytes of {@code datapackage.json}, which state the hash of
 * every file. It stands beside the manifest as one line of Base64.
 */
public final class ManifestSignature {

    /** Name of the file beside the manifest. */
    public static final String FILE = "datapackage.json.sig";

    /** Maximum size of the file in bytes: 64 bytes in Base64, with room for white space. */
    public static final int MAX_BYTES = 256;

    private static final String ALGORITHM = "Ed25519";

    private static final int SIGNATURE_BYTES = 64;

    private ManifestSignature() {}

    /**
     * Signs a manifest.
     *
     * @return content of the signature file
     * @throws GeneralSecurityException when the key is not an Ed25519 key
     */
    public static byte[] sign(byte[] manifest, PrivateKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initSign(key);
        signature.update(manifest);
        String text = Base64.getEncoder().encodeToString(signature.sign()) + "\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * True if one of the keys of a sender made the signature. A sender has two keys while it replaces one by the other.
     *
     * @param signature content of the signature file, as received
     */
    public static boolean isValid(byte[] manifest, byte[] signature, Collection<PublicKey> keys) {
        if (signature.length > MAX_BYTES) {
            return false;
        }
        byte[] decoded;
        try {
            decoded = Base64.getDecoder().decode(new String(signature, StandardCharsets.US_ASCII).strip());
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
        return decoded.length == SIGNATURE_BYTES && keys.stream().anyMatch(key -> isValid(manifest, decoded, key));
    }

    private static boolean isValid(byte[] manifest, byte[] signature, PublicKey key) {
        try {
            Signature verification = Signature.getInstance(ALGORITHM);
            verification.initVerify(key);
            verification.update(manifest);
            return verification.verify(signature);
        } catch (GeneralSecurityException invalid) {
            return false;
        }
    }
}
