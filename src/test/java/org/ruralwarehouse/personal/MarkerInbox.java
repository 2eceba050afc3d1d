package org.ruralwarehouse.personal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.PersonalMarkers;
import org.ruralwarehouse.testing.PersonalMarkers.Marker;
import org.ruralwarehouse.testing.SamplePackages;
import org.ruralwarehouse.testing.SheetBuilder;

/**
 * An inbox with an honest package, and with packages that have personal numbers in every form in every place, and names
 * of persons in places where a row, a header or a footer is not what it should be.
 */
final class MarkerInbox {

    /** Names that occur nowhere else; the first one is in a footer. */
    static final List<String> NAMES = List.of("欧阳验真甲", "欧阳验真乙", "欧阳验真丙", "欧阳验真丁", "欧阳验真戊", "欧阳验真己", "欧阳验真庚", "欧阳验真辛");

    private static final String DATASET = "employment";
    private static final String HEADER =
            "证件号码,户籍县代码,户籍县,务工地代码,务工区域,行业门类,就业渠道,文化程度,是否接受技能培训," + "是否易地搬迁,务工时间（月）,月均工资（元）";
    private static final String ROW = "532625198503120015,532625,马关县,440300,省外,C,企业,初中,是,否,9,4500";
    private static final int CODE_CELL = 1;
    private static final int TEXT_CELL = 2;
    private static final int CATEGORY_CELL = 5;
    private static final int NUMBER_CELL = 11;

    private final PersonalMarkers markers;
    private final Path inbox;

    private MarkerInbox(PersonalMarkers markers, Path inbox) {
        this.markers = markers;
        this.inbox = inbox;
    }

    static void write(PersonalMarkers markers, Path inbox) throws IOException {
        SamplePackages.copy("hainan-2022", inbox);
        MarkerInbox writer = new MarkerInbox(markers, Files.createDirectories(SamplePackages.folder(inbox, "530000")));
        writer.writeCells();
        writer.writeHeaders();
        writer.writeWorkbook();
        writer.writeManifests();
        writer.writeExplanations();
        writer.writeNames();
        for (Marker marker : markers.inEveryForm()) {
            yunnan("a" + marker.text()).csv(DATASET, HEADER, ROW).writeDirectory(inbox);
        }
    }

    private static PackageBuilder yunnan(String name) {
        return new PackageBuilder(name).province("530000").period("2022");
    }

    private static String withCell(int cell, String text) {
        String[] cells = ROW.split(",");
        cells[cell] = quoted(text);
        return String.join(",", cells);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private void writeCells() {
        List<String> lines = new ArrayList<>();
        markers.inEveryForm().forEach(marker -> lines.add(quoted("填报人 " + marker.text())));
        // At most a few rows may stand above the header.
        List<String> preamble = List.copyOf(lines.subList(0, 3));
        lines.clear();
        lines.addAll(preamble);
        lines.add(HEADER);
        lines.add(ROW);
        for (int cell : new int[] {0, CODE_CELL, TEXT_CELL, CATEGORY_CELL, NUMBER_CELL}) {
            markers.inEveryForm().forEach(marker -> lines.add(withCell(cell, marker.text())));
        }
        markers.inEveryForm().forEach(marker -> lines.add(withCell(TEXT_CELL, "王五一" + marker.text() + "号")));
        markers.inEveryForm().forEach(marker -> lines.add("合计," + quoted(marker.text()) + ",,,,,,,,,9,4500"));
        markers.inEveryForm().forEach(marker -> lines.add(quoted("联系电话：" + marker.text()) + ",,,,,,,,,,,"));
        markers.inEveryForm().forEach(marker -> lines.add(ROW + "," + quoted(marker.text())));
        markers.inEveryForm().forEach(marker -> lines.add(quoted(marker.text())));
        yunnan("cells").csv(DATASET, lines.toArray(String[]::new)).writeDirectory(inbox);
    }

    private void writeHeaders() {
        StringBuilder header = new StringBuilder(HEADER);
        StringBuilder row = new StringBuilder(ROW);
        for (Marker marker : markers.inEveryForm()) {
            header.append(',').append(quoted("备注" + marker.text()));
            row.append(",x");
        }
        yunnan("headers")
                .attempt(2)
                .csv(DATASET, header.toString(), row.toString())
                .writeDirectory(inbox);
        StringBuilder missing = new StringBuilder("户籍县");
        markers.inEveryForm().forEach(marker -> missing.append(',').append(quoted(marker.text())));
        yunnan("no-header").attempt(3).csv(DATASET, missing.toString(), ROW).writeDirectory(inbox);
    }

    private void writeWorkbook() {
        List<String> rows = new ArrayList<>();
        rows.add(SheetBuilder.texts(HEADER.split(",")));
        for (Marker marker : markers.inEveryForm()) {
            String[] cells = ROW.split(",");
            cells[TEXT_CELL] = marker.text();
            rows.add(SheetBuilder.texts(cells));
        }
        for (Marker marker : markers.inEveryForm()) {
            String[] cells = ROW.split(",");
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < cells.length; i++) {
                boolean isNumber = i == TEXT_CELL && marker.text().matches("[0-9.E+]+");
                row.append(isNumber ? SheetBuilder.number(marker.text()) : SheetBuilder.text(cells[i]));
            }
            rows.add(row.toString());
        }
        String sheet = "表" + markers.inEveryForm().get(0).text();
        byte[] workbook =
                new SheetBuilder().sheet(sheet, rows.toArray(String[]::new)).bytes();
        yunnan("workbook").attempt(4).file(DATASET, "e.xlsx", workbook).writeZip(inbox);
    }

    private void writeManifests() {
        int number = 0;
        for (String property : List.of("encoding", "rural:sheet", "path", "rural:controlTotals")) {
            for (Marker marker : markers.inEveryForm()) {
                yunnan("manifest-" + number++)
                        .csv(DATASET, HEADER, ROW)
                        .resource(DATASET, resource -> {
                            if (property.startsWith("rural:control")) {
                                resource.putObject(property).put(marker.text(), 1);
                            } else {
                                resource.put(property, "张三" + marker.text());
                            }
                        })
                        .writeDirectory(inbox);
            }
        }
    }

    private void writeExplanations() {
        List<String> lines = new ArrayList<>(List.of("rule,scope,reason"));
        markers.inEveryForm().forEach(marker -> lines.add(quoted(marker.text()) + ",,x"));
        markers.inEveryForm().forEach(marker -> lines.add("type_invalid," + quoted(marker.text()) + ",x"));
        markers.inEveryForm().forEach(marker -> lines.add("type_invalid,," + quoted("请问" + marker.text())));
        yunnan("explanations")
                .attempt(5)
                .csv(DATASET, HEADER, ROW)
                .csv("explanations", lines.toArray(String[]::new))
                .writeDirectory(inbox);
    }

    /** Names above the header, in a footer, in shifted rows, in an unknown column and instead of a header. */
    private void writeNames() {
        yunnan("names")
                .attempt(6)
                .csv(
                        DATASET,
                        "填报人" + NAMES.get(1) + " 单位：万元",
                        HEADER + "," + NAMES.get(2),
                        ROW + ",x",
                        withCell(TEXT_CELL, NAMES.get(3)) + ",x",
                        withCell(CATEGORY_CELL, NAMES.get(4)) + ",x",
                        NAMES.get(5) + "," + ROW + ",x",
                        withCell(CODE_CELL, NAMES.get(6)) + ",x",
                        "填报人：" + NAMES.get(0))
                .writeDirectory(inbox);
        yunnan("names-without-header")
                .attempt(7)
                .csv(DATASET, "户籍县," + NAMES.get(7), ROW)
                .writeDirectory(inbox);
    }
}
