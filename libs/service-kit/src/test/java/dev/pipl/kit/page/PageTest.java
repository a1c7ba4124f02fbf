package dev.pipl.kit.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.kit.problem.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    @Test
    void aPageThatIsNotFullIsTheLast() {
        PageRequest request = PageRequest.of(3, null, 1);

        assertThat(Page.of(List.of(1, 2, 3), request, Cursor::of).next()).isNull();
        Page<Integer> page = Page.of(List.of(1, 2, 3, 4), request, Cursor::of);
        assertThat(page.items()).containsExactly(1, 2, 3);
        assertThat(PageRequest.of(3, page.next(), 1).after()).contains(Cursor.of(3));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 501})
    void aLimitOutOfRangeIsRefused(int limit) {
        assertThatThrownBy(() -> PageRequest.of(limit, null, 1)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 500})
    void theLimitsThemselvesAreFine(int limit) {
        assertThat(PageRequest.of(limit, null, 1).limit()).isEqualTo(limit);
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        assertThatThrownBy(() -> Cursor.decode("%%%", 1)).hasMessageContaining("page-cursor-invalid");
        assertThatThrownBy(() -> Cursor.decode(Cursor.of("a", "b").encoded(), 1))
                .hasMessageContaining("page-cursor-invalid");
        assertThatThrownBy(() -> Cursor.decode(Cursor.of("a").encoded(), 1).number(0))
                .hasMessageContaining("page-cursor-invalid");
    }

    @Test
    void keysComeBackAsTheyWere() {
        Cursor cursor = Cursor.of("甲公司", 42L);

        assertThat(Cursor.decode(cursor.encoded(), 2)).isEqualTo(cursor);
    }
}
