package dev.pipl.law;

import java.time.LocalDate;

/** A number of the law with the day it came into force. */
public record DatedValue(String name, LocalDate inForce, long number) {}
