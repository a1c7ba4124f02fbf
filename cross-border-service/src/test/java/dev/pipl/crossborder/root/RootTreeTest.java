package dev.pipl.crossborder.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RootTreeTest {

    static IntStream sizes() {
        return IntStream.rangeClosed(0, 200);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void itsHashIsThatOfTheRecursionInTheStandard(int size) {
        List<byte[]> leaves = leaves(size);

        assertThat(new RootTree(leaves).hash()).isEqualTo(naive(leaves));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void everyLeafHasThePathOfTheStandardAndItLeadsToTheHash(int size) {
        List<byte[]> leaves = leaves(size);
        RootTree tree = new RootTree(leaves);

        for (int i = 0; i < size; i++) {
            List<byte[]> path = tree.path(i);
            assertThat(path).usingElementComparator(Arrays::compare).containsExactlyElementsOf(naivePath(i, leaves));
            assertThat(RootTree.leads(leaves.get(i), i, size, path, tree.hash()))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void noOtherLeafPlaceSizeOrSiblingLeadsThere(int size) {
        List<byte[]> leaves = leaves(size);
        RootTree tree = new RootTree(leaves);
        Random random = new Random(size);

        for (int i = 0; i < size; i++) {
            List<byte[]> path = tree.path(i);
            byte[] leaf = leaves.get(i);
            byte[] hash = tree.hash();
            assertThat(RootTree.leads(flipped(leaf, random), i, size, path, hash))
                    .isFalse();
            assertThat(RootTree.leads(leaf, i, size, path, flipped(hash, random)))
                    .isFalse();
            assertThat(RootTree.leads(leaf, size, size, path, hash)).isFalse();
            assertThat(RootTree.leads(leaf, -1, size, path, hash)).isFalse();
            if (size > 1) {
                int other = (i + 1 + random.nextInt(size - 1)) % size;
                assertThat(RootTree.leads(leaf, other, size, path, hash)).isFalse();
                List<byte[]> changed = new ArrayList<>(path);
                int at = random.nextInt(path.size());
                changed.set(at, flipped(path.get(at), random));
                assertThat(RootTree.leads(leaf, i, size, changed, hash)).isFalse();
                assertThat(RootTree.leads(leaf, i, size, path.subList(1, path.size()), hash))
                        .isFalse();
            }
            List<byte[]> longer = new ArrayList<>(path);
            longer.add(leaf);
            assertThat(RootTree.leads(leaf, i, size, longer, hash)).isFalse();
        }
    }

    /** Certificate Transparency's own test vectors (RFC 6962 reference implementation). */
    @Test
    void itAgreesWithTheReferenceImplementation() {
        List<byte[]> inputs = new ArrayList<>();
        for (String hex : List.of(
                "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")) {
            byte[] data = HexFormat.of().parseHex(hex);
            inputs.add(sha256(new byte[] {0}, data));
        }

        assertThat(HexFormat.of().formatHex(new RootTree(inputs).hash()))
                .isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
        assertThat(HexFormat.of().formatHex(new RootTree(List.of()).hash()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void aLeafThatIsNotThereHasNoPath() {
        RootTree tree = new RootTree(leaves(3));

        assertThatThrownBy(() -> tree.path(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> tree.path(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static List<byte[]> leaves(int size) {
        Random random = new Random(size);
        return IntStream.range(0, size)
                .mapToObj(i -> {
                    byte[] leaf = new byte[32];
                    random.nextBytes(leaf);
                    return leaf;
                })
                .toList();
    }

    /** MTH(D) of RFC 6962, 2.1, word for word. */
    private static byte[] naive(List<byte[]> leaves) {
        int n = leaves.size();
        if (n == 0) {
            return sha256();
        }
        if (n == 1) {
            return leaves.get(0);
        }
        int k = split(n);
        return sha256(new byte[] {1}, naive(leaves.subList(0, k)), naive(leaves.subList(k, n)));
    }

    /** PATH(m, D) of RFC 6962, 2.1.1. */
    private static List<byte[]> naivePath(int m, List<byte[]> leaves) {
        int n = leaves.size();
        if (n == 1) {
            return new ArrayList<>();
        }
        int k = split(n);
        List<byte[]> path;
        if (m < k) {
            path = naivePath(m, leaves.subList(0, k));
            path.add(naive(leaves.subList(k, n)));
        } else {
            path = naivePath(m - k, leaves.subList(k, n));
            path.add(naive(leaves.subList(0, k)));
        }
        return path;
    }

    private static int split(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        byte[] changed = bytes.clone();
        int bit = random.nextInt(bytes.length * 8);
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return changed;
    }

    private static byte[] sha256(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(all.toByteArray());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
