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

    @Test
    void aListOfPlacesGoesOnAfterTheLastPlaceOfThePage() {
        PageRequest request = PageRequest.of(2, null, 1);
        List<Placed<String>> rows = List.of(new Placed<>("甲", 3), new Placed<>("乙", 7), new Placed<>("丙", 9));

        Page<String> page = Page.ofPlaced(rows, request);

        assertThat(request.afterNumber()).isZero();
        assertThat(page.items()).containsExactly("甲", "乙");
        assertThat(PageRequest.of(2, page.next(), 1).afterNumber()).isEqualTo(7);
        assertThat(Page.ofPlaced(rows.subList(1, 3), request)).isEqualTo(Page.whole(List.of("乙", "丙")));
    }

    @Test
    void aPlaceThatIsNoNumberIsRefused() {
        PageRequest request = PageRequest.of(2, Cursor.of("a").encoded(), 1);

        assertThatThrownBy(request::afterNumber).hasMessageContaining("page-cursor-invalid");
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
