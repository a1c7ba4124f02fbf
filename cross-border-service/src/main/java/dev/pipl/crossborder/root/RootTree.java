package dev.pipl.crossborder.root;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The Merkle tree of RFC 6962 over leaves whose hashes are given: an octet 0 in front of what a leaf is hashed from, an octet
 * 1 in front of two nodes, so that a node never passes for a leaf.
 */
public final class RootTree {

    static final int LEAF = 0;
    private static final byte NODE = 1;

    /** From the leaves up; a node without a sibling goes up as it is. */
    private final List<byte[][]> levels = new ArrayList<>();

    /** @param leafHashes in their order, 32 octets each */
    public RootTree(List<byte[]> leafHashes) {
        byte[][] level = leafHashes.toArray(byte[][]::new);
        levels.add(level);
        while (level.length > 1) {
            level = above(level);
            levels.add(level);
        }
    }

    /** Over heads that stand in their {@link ChainHead#ORDER}. */
    public static RootTree over(List<ChainHead> heads) {
        return new RootTree(heads.stream().map(ChainHead::leafHash).toList());
    }

    /** How many leaves it has. */
    public int size() {
        return levels.get(0).length;
    }

    /** The hash at its top; of no leaves SHA-256 of nothing. */
    public byte[] hash() {
        byte[][] top = levels.get(levels.size() - 1);
        return top.length == 0 ? sha256(new byte[0]) : top[0].clone();
    }

    /** The audit path of a leaf: the siblings from the leaf up. */
    public List<byte[]> path(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException("leaf " + index + " of " + size());
        }
        List<byte[]> path = new ArrayList<>();
        int at = index;
        for (byte[][] level : levels) {
            int sibling = at ^ 1;
            if (sibling < level.length) {
                path.add(level[sibling].clone());
            }
            at >>= 1;
        }
        return path;
    }

    /** Whether the path leads from the leaf to the hash, in a tree of that many leaves (RFC 9162, 2.1.3.2). */
    public static boolean leads(byte[] leafHash, long index, long size, List<byte[]> path, byte[] treeHash) {
        if (index < 0 || index >= size) {
            return false;
        }
        long at = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                hash = node(sibling, hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(hash, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, treeHash);
    }

    private static byte[][] above(byte[][] level) {
        byte[][] above = new byte[(level.length + 1) / 2][];
        for (int i = 0; i < above.length; i++) {
            int left = 2 * i;
            above[i] = left + 1 < level.length ? node(level[left], level[left + 1]) : level[left];
        }
        return above;
    }

    private static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = digest();
        digest.update(NODE);
        digest.update(left);
        digest.update(right);
        return digest.digest();
    }

    static byte[] sha256(byte[] octets) {
        return digest().digest(octets);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
