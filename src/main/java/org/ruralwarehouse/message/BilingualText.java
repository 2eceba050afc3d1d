package org.ruralwarehouse.message;

/** A text in both languages of the reports. */
public record BilingualText(String zh, String en) {}
