package io.drover.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    /** The first of the test vectors that Certificate Transparency's implementations share; the rest are bytes, not text. */
    @Test
    void it_is_the_tree_of_certificate_transparency() {
        assertThat(MerkleTree.root(List.of())).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(MerkleTree.root(List.of(""))).isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(MerkleTree.root(List.of("", "\0"))).isEqualTo("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
    }

    @Test
    void an_odd_leaf_goes_up_unchanged() throws Exception {
        byte[] pair = node(leaf("a"), leaf("b"));
        assertThat(MerkleTree.root(List.of("a", "b", "c"))).isEqualTo(HexFormat.of().formatHex(node(pair, leaf("c"))));
        assertThat(MerkleTree.root(List.of("a", "b", "c", "d", "e")))
                .isEqualTo(HexFormat.of().formatHex(node(node(pair, node(leaf("c"), leaf("d"))), leaf("e"))));
    }

    @Test
    void every_change_of_any_leaf_or_their_order_changes_the_root() {
        List<String> leaves = IntStream.range(0, 13).mapToObj(i -> "leaf " + i).toList();
        Set<String> roots = new HashSet<>(Set.of(MerkleTree.root(leaves)));
        for (int i = 0; i < leaves.size(); i++) {
            List<String> changed = new ArrayList<>(leaves);
            changed.set(i, "other");
            roots.add(MerkleTree.root(changed));
            changed.remove(i);
            roots.add(MerkleTree.root(changed));
        }
        roots.add(MerkleTree.root(leaves.reversed()));
        assertThat(roots).hasSize(1 + 2 * leaves.size() + 1);
    }

    private static byte[] leaf(String text) throws Exception {
        return sha256(new byte[] {0}, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] node(byte[] left, byte[] right) throws Exception {
        return sha256(new byte[] {1}, left, right);
    }

    private static byte[] sha256(byte[]... parts) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }
}
