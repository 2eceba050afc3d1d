package org.ruralwarehouse.land.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.land.source.FileRejectedException;
import org.ruralwarehouse.testing.TinyWarehouse;

class HeaderNamesTest {

    private static final String[] ALL = TinyWarehouse.HEADER.split(",");
    private static final String[] REQUIRED = {"证件号码", "地块代码", "年度", "株数"};

    private final Contract contract;

    HeaderNamesTest(@TempDir Path temp) {
        contract = TinyWarehouse.in(temp).definition().contracts().get(0);
    }

    private HeaderMapping map(String... header) {
        return new HeaderNames(contract, Set.of("姓名")).map(header, 1);
    }

    private FileRejectedException refusal(String... header) {
        FileRejectedException refusal = catchThrowableOfType(FileRejectedException.class, () -> map(header));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    @Test
    void titles_in_contract_order_map_to_themselves() {
        HeaderMapping mapping = map(ALL);

        assertThat(mapping.cellOfField()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(mapping.width()).isEqualTo(10);
        assertThat(mapping.unexpected()).isEmpty();
    }

    @Test
    void headers_are_padded_like_cells_and_may_hold_characters_that_are_not_seen() {
        HeaderMapping mapping = map("\u200B证件号码", "'地块代码", "年\u200B度\u200E", "\u2003株\u00AD数\u2028");

        assertThat(mapping.unexpected()).isEmpty();
        assertThat(refusal("\u200B姓名", "证件号码", "地块代码", "年度", "株数").code()).isEqualTo("personal_data_column");
    }

    @Test
    void the_order_of_columns_does_not_matter() {
        List<String> shuffled = new ArrayList<>(Arrays.asList(ALL));
        Collections.shuffle(shuffled, new Random(7));

        HeaderMapping mapping = map(shuffled.toArray(String[]::new));

        for (int field = 0; field < ALL.length; field++) {
            assertThat(shuffled.get(mapping.cellOfField()[field])).isEqualTo(ALL[field]);
        }
    }

    @Test
    void names_aliases_and_other_spellings_are_known() {
        HeaderMapping mapping = map("身份证号", "place_code", "SEASON", " 株 数", "产量(千克)");

        assertThat(mapping.cellOfField()).containsExactly(0, 1, -1, 2, 3, 4, -1, -1, -1, -1);
    }

    @Test
    void a_byte_order_mark_that_was_doubled_does_not_hide_the_first_column() {
        assertThat(map("\uFEFF证件号码", "地块代码", "年度", "株数").cellOfField()[0]).isZero();
    }

    @Test
    void an_optional_column_may_be_absent() {
        assertThat(map(REQUIRED).cellOfField()).containsExactly(0, 1, -1, 2, 3, -1, -1, -1, -1, -1);
    }

    @Test
    void a_required_column_must_be_there() {
        FileRejectedException refusal = refusal("证件号码", "地块代码", "年度");

        assertThat(refusal.code()).isEqualTo("header_missing_column");
        assertThat(refusal.line()).isEqualTo(1);
        assertThat(refusal.column()).isEqualTo("trees");
        assertThat(refusal.expected()).isEqualTo("株数 (trees)");
    }

    @Test
    void a_row_of_data_in_place_of_the_header_is_shown_without_its_personal_number() {
        FileRejectedException refusal = refusal("11010519491231002X", "530113", "2022", "7");

        assertThat(refusal.code()).isEqualTo("header_missing_column");
        assertThat(refusal.found()).contains("530113").doesNotContain("19491231");
    }

    @Test
    void a_column_may_not_come_twice_under_any_of_its_names() {
        assertThat(refusal("证件号码", "地块代码", "年度", "株数", "trees").code()).isEqualTo("header_duplicate_column");
    }

    @Test
    void a_column_of_personal_data_is_refused() {
        FileRejectedException refusal = refusal("证件号码", "地块代码", "年度", "株数", "姓 名");

        assertThat(refusal.code()).isEqualTo("personal_data_column");
        assertThat(refusal.column()).isEqualTo("姓 名");
    }

    @Test
    void an_unknown_column_is_kept_in_mind_but_not_mapped() {
        HeaderMapping mapping = map("序号", "证件号码", "地块代码", "年度", "株数", "颜色");

        assertThat(mapping.unexpected()).containsExactly("序号", "颜色");
        assertThat(mapping.width()).isEqualTo(6);
        assertThat(mapping.cellOfField()[0]).isEqualTo(1);
    }

    @Test
    void empty_cells_that_excel_leaves_at_the_end_are_no_columns() {
        HeaderMapping mapping = map("证件号码", "地块代码", "年度", "株数", "", " ", "\u3000");

        assertThat(mapping.width()).isEqualTo(4);
        assertThat(mapping.unexpected()).isEmpty();
    }
}
