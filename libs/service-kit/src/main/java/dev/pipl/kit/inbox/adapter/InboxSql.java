package dev.pipl.kit.inbox.adapter;

/** The statements of the inbox; {@code %s} stands for a parameter of either kind of transaction. */
final class InboxSql {
    static final String LOCK_OFFSET =
            "select next from inbox_offset where subscription = %s and topic = %s and partition = %s for update";
    static final String MOVE_OFFSET =
            "update inbox_offset set next = %s where subscription = %s and topic = %s and partition = %s";
    /**
     * Locks the offset's row by moving it; touches no row when it lies outside the two offsets given last: before what was
     * committed, or behind the first event.
     */
    static final String MOVE_OFFSET_FROM = MOVE_OFFSET + " and next between %s and %s";
    /** Locks the offset's row by moving it, never back; touches no row when it lies before the offset given last. */
    static final String MOVE_OFFSET_ON = """
            update inbox_offset set next = greatest(next, %s)
            where subscription = %s and topic = %s and partition = %s and next >= %s
            """;

    static final String REMEMBER = """
            insert into inbox (subscription, source, event_id, received_at)
            values (%s, %s, %s, cast(cast(%s as text) as timestamptz)) on conflict do nothing
            """;
    /**
     * All on one way to the database, for JDBC: the offset locked, what is new from it on remembered and returned, the offset
     * moved, never back. Each sees what was committed while the first waited for its lock.
     */
    static final String TAKE_IN = jdbc(LOCK_OFFSET) + """
            ;
            insert into inbox (subscription, source, event_id, received_at)
            select ?, e.source, e.id, cast(cast(? as text) as timestamptz)
            from unnest(cast(? as text[]), cast(? as text[]), cast(? as bigint[])) as e(source, id, at)
            where e.at >= (select next from inbox_offset where subscription = ? and topic = ? and partition = ?)
            on conflict do nothing returning source, event_id;
            update inbox_offset set next = greatest(next, ?) where subscription = ? and topic = ? and partition = ?
            """;
    /** Touches no row when the version is not newer. */
    static final String ADVANCE_VERSION = """
            insert into inbox_version (subscription, aggregate, version) values (%s, %s, %s)
            on conflict (subscription, aggregate) do update set version = excluded.version
            where inbox_version.version < excluded.version
            """;

    private InboxSql() {}

    /** For JDBC: anonymous parameters. */
    static String jdbc(String sql) {
        return sql.replace("%s", "?");
    }

    /** For a session: numbered parameters. */
    static String session(String sql) {
        StringBuilder numbered = new StringBuilder();
        int number = 0;
        int from = 0;
        for (int at = sql.indexOf("%s"); at >= 0; at = sql.indexOf("%s", from)) {
            numbered.append(sql, from, at).append('?').append(++number);
            from = at + 2;
        }
        return numbered.append(sql.substring(from)).toString();
    }
}
