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
import org.ruralwarehouse.testing.English;
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

    private FileRejectedException rejection(String... header) {
        FileRejectedException rejection = catchThrowableOfType(FileRejectedException.class, () -> map(header));
        assertThat(rejection).isNotNull();
        return rejection;
    }

    @Test
    void maps_titles_in_contract_order() {
        HeaderMapping mapping = map(ALL);

        assertThat(mapping.cellOfField()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(mapping.width()).isEqualTo(10);
        assertThat(mapping.unexpected()).isEmpty();
    }

    @Test
    void recognizes_headers_with_padding_and_invisible_characters() {
        HeaderMapping mapping = map("\u200B证件号码", "'地块代码", "年\u200B度\u200E", "\u2003株\u00AD数\u2028");

        assertThat(mapping.unexpected()).isEmpty();
        assertThat(rejection("\u200B姓名", "证件号码", "地块代码", "年度", "株数").code()).isEqualTo("personal_data_column");
    }

    @Test
    void maps_columns_in_any_order() {
        List<String> shuffled = new ArrayList<>(Arrays.asList(ALL));
        Collections.shuffle(shuffled, new Random(7));

        HeaderMapping mapping = map(shuffled.toArray(String[]::new));

        for (int field = 0; field < ALL.length; field++) {
            assertThat(shuffled.get(mapping.cellOfField()[field])).isEqualTo(ALL[field]);
        }
    }

    @Test
    void recognizes_names_aliases_and_other_spellings() {
        HeaderMapping mapping = map("身份证号", "place_code", "SEASON", " 株 数", "产量(千克)");

        assertThat(mapping.cellOfField()).containsExactly(0, 1, -1, 2, 3, 4, -1, -1, -1, -1);
    }

    @Test
    void recognizes_the_first_column_after_a_second_byte_order_mark() {
        assertThat(map("\uFEFF证件号码", "地块代码", "年度", "株数").cellOfField()[0]).isZero();
    }

    @Test
    void an_optional_column_may_be_absent() {
        assertThat(map(REQUIRED).cellOfField()).containsExactly(0, 1, -1, 2, 3, -1, -1, -1, -1, -1);
    }

    @Test
    void rejects_a_header_without_a_required_column() {
        FileRejectedException rejection = rejection("证件号码", "地块代码", "年度");

        assertThat(rejection.code()).isEqualTo("header_missing_column");
        assertThat(rejection.line()).isEqualTo(1);
        assertThat(rejection.column()).isEqualTo("trees");
        assertThat(English.text(rejection.expected())).isEqualTo("株数 (trees)");
    }

    @Test
    void masks_personal_numbers_if_a_data_row_is_in_place_of_the_header() {
        FileRejectedException rejection = rejection("11010519491231002X", "530113", "2022", "7");

        assertThat(rejection.code()).isEqualTo("header_missing_column");
        assertThat(English.text(rejection.found())).contains("530113").doesNotContain("19491231");
    }

    @Test
    void rejects_a_duplicate_column_under_another_name() {
        assertThat(rejection("证件号码", "地块代码", "年度", "株数", "trees").code()).isEqualTo("header_duplicate_column");
    }

    @Test
    void rejects_a_column_of_personal_data() {
        FileRejectedException rejection = rejection("证件号码", "地块代码", "年度", "株数", "姓 名");

        assertThat(rejection.code()).isEqualTo("personal_data_column");
        assertThat(rejection.column()).isEqualTo("姓 名");
    }

    @Test
    void lists_an_unknown_column_as_unexpected_and_does_not_map_it() {
        HeaderMapping mapping = map("序号", "证件号码", "地块代码", "年度", "株数", "颜色");

        assertThat(mapping.unexpected()).containsExactly("序号", "颜色");
        assertThat(mapping.width()).isEqualTo(6);
        assertThat(mapping.cellOfField()[0]).isEqualTo(1);
    }

    @Test
    void ignores_empty_cells_at_the_end_of_the_header() {
        HeaderMapping mapping = map("证件号码", "地块代码", "年度", "株数", "", " ", "\u3000");

        assertThat(mapping.width()).isEqualTo(4);
        assertThat(mapping.unexpected()).isEmpty();
    }
}
