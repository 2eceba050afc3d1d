package org.ruralwarehouse.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestSignatureTest {

    private static final byte[] MANIFEST = "{\"name\": \"甲\"}".getBytes(StandardCharsets.UTF_8);

    private final KeyPair keys = SigningKeys.generate();

    @Test
    void accepts_the_signature_of_the_sender() throws GeneralSecurityException {
        byte[] signature = ManifestSignature.sign(MANIFEST, keys.getPrivate());

        assertThat(ManifestSignature.isValid(MANIFEST, signature, List.of(keys.getPublic())))
                .isTrue();
    }

    @Test
    void accepts_the_signature_of_either_key_while_a_sender_replaces_its_key() throws GeneralSecurityException {
        KeyPair next = SigningKeys.generate();
        byte[] signature = ManifestSignature.sign(MANIFEST, next.getPrivate());

        assertThat(ManifestSignature.isValid(MANIFEST, signature, List.of(keys.getPublic(), next.getPublic())))
                .isTrue();
    }

    @Test
    void rejects_the_signature_of_another_sender() throws GeneralSecurityException {
        byte[] signature =
                ManifestSignature.sign(MANIFEST, SigningKeys.generate().getPrivate());

        assertThat(ManifestSignature.isValid(MANIFEST, signature, List.of(keys.getPublic())))
                .isFalse();
    }

    @Test
    void rejects_a_signature_of_a_sender_without_keys() throws GeneralSecurityException {
        byte[] signature = ManifestSignature.sign(MANIFEST, keys.getPrivate());

        assertThat(ManifestSignature.isValid(MANIFEST, signature, List.of())).isFalse();
    }

    @Test
    void rejects_a_manifest_that_differs_in_one_byte() throws GeneralSecurityException {
        byte[] signature = ManifestSignature.sign(MANIFEST, keys.getPrivate());
        for (int i = 0; i < MANIFEST.length; i++) {
            byte[] changed = MANIFEST.clone();
            changed[i] ^= 1;
            assertThat(ManifestSignature.isValid(changed, signature, List.of(keys.getPublic())))
                    .as("byte %d", i)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "no Base64!", "\u0000", "签名"})
    void rejects_text_that_is_no_signature(String text) {
        assertThat(ManifestSignature.isValid(
                        MANIFEST, text.getBytes(StandardCharsets.UTF_8), List.of(keys.getPublic())))
                .isFalse();
    }

    @Test
    void rejects_a_file_larger_than_a_signature() throws GeneralSecurityException {
        byte[] signature = ManifestSignature.sign(MANIFEST, keys.getPrivate());
        String padded = new String(signature, StandardCharsets.US_ASCII) + " ".repeat(ManifestSignature.MAX_BYTES);

        assertThat(ManifestSignature.isValid(
                        MANIFEST, padded.getBytes(StandardCharsets.US_ASCII), List.of(keys.getPublic())))
                .isFalse();
    }

    /** RFC 8032, section 7.1, test 3. */
    @Test
    void agrees_with_the_standard() throws InvalidKeyFileException {
        String prefixOfKey = "302a300506032b6570032100";
        String key = "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025";
        String signature = "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a";

        assertThat(ManifestSignature.isValid(
                        bytes("af82"),
                        Base64.getEncoder().encode(bytes(signature)),
                        List.of(SigningKeys.readPublic(Base64.getEncoder().encodeToString(bytes(prefixOfKey + key))))))
                .isTrue();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
