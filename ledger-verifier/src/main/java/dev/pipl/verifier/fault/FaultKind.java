package dev.pipl.verifier.fault;

import java.util.Locale;

/** The kinds of faults. Their wire names are stable. */
public enum FaultKind {
    /** A line cannot be read at all. */
    LINE_UNREADABLE,
    /** A line says what it should, but is not written as the format says. */
    LINE_FORM,
    HEAD,
    TRAILER,
    /** The bytes of the file are not those that were exported. */
    FILE_HASH,
    /** A row is missing, stands twice or in another's place. */
    SEQUENCE,
    TURN,
    /** A row's hash is not the one of its content. */
    ROW_HASH,
    /** A row does not follow the one before. */
    PREVIOUS_HASH,
    BODY_UNREADABLE,
    /** An entry is not what was written: its check tells. */
    ENTRY_CHECK,
    /** The events beside the body are not those in it. */
    EVENT_LIST,
    /** A column is not what the body says. */
    COLUMN,
    /** A figure is not what the rows up to here give. */
    FIGURE,
    /** An entry contradicts itself or its row. */
    ENTRY,
    EVENT_TWICE,
    CROSSING,
    RETRACTION,
    ROUTE_CHANGE,
    /** Figures that keep a route up do not follow from a decision. */
    HELD_FIGURES,
    ROOT_SIGNATURE,
    ROOT_CHAIN,
    /** The rows are not those under the signed root. */
    INCLUSION;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
