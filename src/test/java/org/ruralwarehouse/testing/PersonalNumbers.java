package org.ruralwarehouse.testing;

import java.util.stream.Stream;

/** Personal numbers in every form that must be recognized in any text. All are fictitious. */
public final class PersonalNumbers {

    private PersonalNumbers() {}

    /** A resident ID number (the example of GB 11643) with different separators and in different scripts. */
    public static Stream<String> residentIds() {
        return Stream.of(
                "11010519491231002X",
                "11010519491231002x",
                "110105 19491231 002X",
                "1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X",
                "110105-19491231-002X",
                "110105\u300019491231\u3000002X",
                "１１０１０５１９４９１２３１００２Ｘ",
                "１１０１０５ １９４９１２３１ ００２Ｘ",
                "110105\u00A019491231\u00A0002X",
                "110105\t19491231\t002X",
                "110105－19491231－002X",
                "110105\u200B19491231\u200B002X",
                "110105\u00AD19491231\u2060002X",
                "1101051\0009491231002X",
                "110105\u008519491231\u0085002X",
                "110105·19491231·002X",
                "110105_19491231_002X",
                "110105.19491231.002X",
                "110105/19491231/002X",
                "1101051949 | 1231002X",
                "110105，19491231，002X",
                "110105（19491231）002x",
                "\uD835\uDFCF\uD835\uDFCF\uD835\uDFCE\uD835\uDFCF\uD835\uDFCE\uD835\uDFD3"
                        + "19491231\uD835\uDFCE\uD835\uDFCE\uD835\uDFD0X",
                "1\uFE0F\u20E31\uFE0F\u20E30\uFE0F\u20E3105 19491231 002X",
                "١١٠١٠٥١٩٤٩١٢٣١٠٠٢X",
                "一一〇一〇五一九四九一二三一〇〇二X",
                "壹壹零壹零伍壹玖肆玖壹贰叁壹零零贰Ⅹ",
                "①①⓪①⓪⑤①⑨④⑨①②③①⓪⓪②Х",
                "⑪⓪①⓪⑤⑲㊾⑫㉛⓪⓪②x",
                "¹¹⁰¹⁰⁵₁₉₄₉₁₂₃₁⁰⁰²X",
                "110105\n19491231\r\n002X",
                "110105\u0301\u316419491231\uE000002X",
                "1.1.0.1.0.5.1.9.4.9.1.2.3.1.0.0.2.X",
                "1,101,051,949,123,100,2X");
    }

    /**
     * Numbers of at least eleven digits that are not current resident ID numbers: telephone, account and old ID
     * numbers.
     */
    public static Stream<String> others() {
        return Stream.of(
                "13800000000",
                "138-0000-0000",
                "138 0000 0000",
                "138—0000—0000",
                "+86 138 0000 0000",
                "１３８００００００００",
                "0871-6312-3456",
                "6222 0000 0000 0000 000",
                "110105491231002",
                "110105/491231/002",
                "一一〇一〇五四九一二三一〇〇二",
                "138.1234.5678",
                "138/1234/5678",
                "138|12345678",
                "1 3 8 1 2 3 4 5 6 7 8",
                "13 81 23 45 67 8",
                "(138)1234-5678",
                "一三八一二三四五六七八",
                "幺三八〇〇〇〇〇〇〇〇",
                "⑬⑧①②③④⑤⑥⑦⑧",
                "1381234\n5678",
                "0086 138 1234 5678",
                "8613812345678",
                "0871-63123456",
                "(0871)63123456",
                "010 6312 3456",
                "0898\u2014612345\u200B67",
                "4.69E+17",
                "1.1010519491231E+17",
                "1.10105194912310E+19%",
                "１．１０１０５Ｅ＋１７",
                "1.38123E+10");
    }

    /** All of them. */
    public static Stream<String> all() {
        return Stream.concat(residentIds(), others());
    }
}
