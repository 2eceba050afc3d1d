package org.ruralwarehouse.reference;

/** Totals of a county in a year; amounts in fen. */
final class ReferenceTotals {

    long claimed;
    long persons;
    long personMonths;
    long wage;

    void claim(int weight) {
        claimed += weight;
    }

    void count(int weight, int months, long monthlyWage, int sign) {
        persons += (long) sign * weight;
        personMonths += (long) sign * weight * months;
        wage += (long) sign * weight * months * monthlyWage;
    }

    @Override
    public String toString() {
        return "claimed " + claimed + ", persons " + persons + ", person-months " + personMonths + ", wage " + wage
                + " fen";
    }
}
