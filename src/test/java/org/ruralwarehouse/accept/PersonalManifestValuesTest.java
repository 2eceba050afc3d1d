package org.ruralwarehouse.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.PackageVerdict.Status;
import org.ruralwarehouse.testing.TinyWarehouse;
import tools.jackson.databind.node.ObjectNode;

class PersonalManifestValuesTest {

    private static final String DATASET = TinyWarehouse.DATASET;
    private static final String ID = "110105194912310021";
    private static final String TELEPHONE = "13812345678";

    private final Inbox inbox;

    PersonalManifestValuesTest(@TempDir Path temp) throws IOException {
        inbox = new Inbox(temp);
    }

    static Stream<Consumer<ObjectNode>> personalValues() {
        return Stream.of(
                r -> r.put("name", "a" + TELEPHONE),
                r -> r.put("path", ID + ".csv"),
                r -> r.put("path", "../" + ID + ".csv"),
                r -> r.put("encoding", "tel " + TELEPHONE),
                r -> r.put("rural:sheet", "张三" + ID),
                r -> r.put("rural:rows", 13_812_345_678L),
                r -> r.put("bytes", 110_105_194_912_310_021L),
                r -> r.putObject("rural:controlTotals").put("telephone", 13_812_345_678L),
                r -> r.putObject("rural:controlTotals").put("tel" + TELEPHONE, 1),
                r -> r.putObject("rural:controlTotals").put("tel" + TELEPHONE, "x"),
                r -> r.put("hash", ID));
    }

    @ParameterizedTest
    @MethodSource("personalValues")
    void neither_lands_nor_shows_a_personal_number_of_a_manifest(Consumer<ObjectNode> change) {
        Inbox.goodPackage("yunnan").resource(DATASET, change).writeDirectory(inbox.folder());

        PackageVerdict verdict = inbox.onlyVerdict();

        assertThat(verdict.status()).isNotEqualTo(Status.ACCEPTED);
        assertThat(verdict.findings()).isNotEmpty();
        assertThat(verdict.toString()).doesNotContain(ID, TELEPHONE);
    }

    @Test
    void the_control_total_of_a_measure_may_have_the_form_of_a_telephone_number() {
        Inbox.goodPackage("yunnan")
                .resource(DATASET, r -> r.putObject("rural:controlTotals").put("trees", 13_812_345_678L))
                .writeDirectory(inbox.folder());

        assertThat(inbox.onlyVerdict().status()).isEqualTo(Status.ACCEPTED);
    }

    @Test
    void rejects_packages_with_a_personal_number_in_their_names_and_numbers_them() {
        for (String name : List.of("a13812345678", "a13812345679", "yunnan-530000-2022-12-31-0001")) {
            Inbox.goodPackage(name).writeDirectory(inbox.folder());
        }

        AcceptResult result = inbox.accept();

        assertThat(result.packages())
                .extracting(PackageVerdict::packageName)
                .containsExactly("axxxxxxxxxxx", "axxxxxxxxxxx-2", "yunnan-530000-2022-12-31-0001");
        assertThat(result.packages().get(0).findings())
                .extracting(Finding::code)
                .containsExactly("package_unreadable");
        assertThat(result.packages().get(2).status()).isEqualTo(Status.ACCEPTED);
    }
}
