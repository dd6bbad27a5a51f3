package io.drover.assess;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.FullPath;
import io.drover.model.Method;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupMethodsTest {
    @Test
    void a_group_goes_by_direct_transfer_when_a_project_anywhere_below_does() {
        GroupMethods groups = new GroupMethods(Map.of(
                FullPath.of("acme/web/shop"), Method.DIRECT_TRANSFER,
                FullPath.of("acme/web/blog"), Method.DIRECT_TRANSFER,
                FullPath.of("acme/old/cart"), Method.FILE_TRANSFER_IN_SLICES,
                FullPath.of("acme-labs/toy"), Method.FILE_TRANSFER));
        assertThat(groups.of(FullPath.of("acme"))).isEqualTo(Method.DIRECT_TRANSFER);
        assertThat(groups.of(FullPath.of("acme/web"))).isEqualTo(Method.DIRECT_TRANSFER);
        assertThat(groups.of(FullPath.of("acme/old"))).isEqualTo(Method.FILE_TRANSFER);
        assertThat(groups.of(FullPath.of("acme-labs"))).isEqualTo(Method.FILE_TRANSFER);
        assertThat(groups.of(FullPath.of("empty"))).isEqualTo(Method.FILE_TRANSFER);
    }
}
