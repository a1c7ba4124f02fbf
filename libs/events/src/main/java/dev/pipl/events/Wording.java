package dev.pipl.events;

/** A text that people read, in Chinese and in English; neither is ever missing. */
public record Wording(String zh, String en) {}
