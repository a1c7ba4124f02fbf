package dev.pipl.system.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * What a good engineer would write on PostgreSQL without a ledger: every event with its content hash, every person of every
 * event, and every distinct person in one more table by {@code insert … on conflict do nothing} through {@code unnest}, one
 * transaction a poll.
 *
 * <p>Every choice is in its favour: small numbers stand for handlers and sources, a key is two binary bigints, the keys of
 * a poll arrive in the index's order, statements are prepared once, and the data of the event is not kept at all. Packed, it
 * borrows from the ledger as well: the persons of an event are one run of octets instead of rows that can be asked.
 */
final class UpsertContestant implements Contestant {

    private static final String NAME = "benchmark_upsert";
    private static final byte[] NOTHING = {};
    private static final int NON_SENSITIVE = 1;
    private static final int SENSITIVE = 2;

    private static final String TABLES = """
            create table handler_year (
              id int primary key, handler_id text not null, year int not null,
              non_sensitive bigint not null default 0, sensitive bigint not null default 0,
              unique (handler_id, year)) with (fillfactor = 50);
            create table event (
              number bigint generated always as identity, handler_year int not null, source int not null, id text not null,
              content_hash bytea not null, received_at timestamptz not null, occurred_at timestamptz not null,
              non_sensitive bytea, sensitive bytea,
              primary key (handler_year, source, id));
            alter table event alter column non_sensitive set storage external;
            alter table event alter column sensitive set storage external;
            create table event_person (event bigint not null, high bigint not null, low bigint not null, class smallint not null);
            create index event_person_event on event_person (event);
            create table person (
              handler_year int not null, class smallint not null, high bigint not null, low bigint not null,
              primary key (handler_year, class, high, low));
            """;
    private static final String EVENTS = """
            insert into event (handler_year, source, id, content_hash, received_at, occurred_at, non_sensitive, sensitive)
            select h, 1, i, c, ?, timestamptz 'epoch' + o * interval '1 microsecond', n, s
            from unnest(?::int[], ?::text[], ?::bytea[], ?::bigint[], ?::bytea[], ?::bytea[]) as e(h, i, c, o, n, s)
            on conflict do nothing returning handler_year, id, number
            """;
    private static final String EVIDENCE = """
            insert into event_person (event, high, low, class)
            select * from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::smallint[])
            """;
    private static final String PERSONS = """
            with fresh as (
              insert into person (handler_year, class, high, low)
              select * from unnest(?::int[], ?::smallint[], ?::bigint[], ?::bigint[])
              on conflict do nothing returning handler_year, class)
            update handler_year y
            set non_sensitive = y.non_sensitive + f.n, sensitive = y.sensitive + f.s
            from (select handler_year, count(*) filter (where class = 1) as n, count(*) filter (where class = 2) as s
                  from fresh group by handler_year) f
            where y.id = f.handler_year
            """;

    private final BenchmarkDatabase server;
    private final boolean isPacked;
    private final DataSource database;
    private final Connection connection;
    private final PGConnection arrays;
    private final PreparedStatement events;
    private final PreparedStatement evidence;
    private final PreparedStatement persons;
    private final Clock clock = Clock.systemUTC();
    private final Fingerprinting fingerprinting = new Fingerprinting();
    private final long emptyBytes;
    private List<Poll> round = List.of();

    /** @param isPacked whether the persons of an event are octets of its row instead of rows */
    UpsertContestant(BenchmarkDatabase server, boolean isPacked) throws SQLException {
        this.server = server;
        this.isPacked = isPacked;
        database = server.create(NAME);
        connection = database.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLES);
            for (int handler = 0; handler < WorkSize.HANDLERS; handler++) {
                statement.execute("insert into handler_year (id, handler_id, year) values (" + handler + ", '"
                        + Work.handlerId(handler) + "', 2026)");
            }
        }
        emptyBytes = BenchmarkDatabase.tableBytes(database);
        connection.setAutoCommit(false);
        arrays = connection.unwrap(PGConnection.class);
        events = connection.prepareStatement(EVENTS);
        evidence = connection.prepareStatement(EVIDENCE);
        persons = connection.prepareStatement(PERSONS);
    }

    @Override
    public void prepare(List<Poll> polls) {
        round = polls;
    }

    @Override
    public void take() throws SQLException {
        for (Poll poll : round) {
            take(poll);
        }
    }

    private void take(Poll poll) throws SQLException {
        List<Occurrence> all = poll.events();
        long[][] nonSensitive = new long[all.size()][];
        long[][] sensitive = new long[all.size()][];
        for (int i = 0; i < all.size(); i++) {
            nonSensitive[i] = fingerprinting.words(all.get(i).nonSensitive());
            sensitive[i] = fingerprinting.words(all.get(i).sensitive());
        }
        Map<String, Long> fresh = insertEvents(all, nonSensitive, sensitive);
        KeyColumns keys = new KeyColumns(poll.persons());
        for (int i = 0; i < all.size(); i++) {
            Long number = fresh.remove(name(all.get(i).handler(), all.get(i).id()));
            if (number != null) {
                keys.add(number, all.get(i).handler(), NON_SENSITIVE, nonSensitive[i]);
                keys.add(number, all.get(i).handler(), SENSITIVE, sensitive[i]);
            }
        }
        if (!isPacked) {
            evidence.setArray(1, arrays.createArrayOf("int8", keys.events()));
            evidence.setArray(2, arrays.createArrayOf("int8", keys.high()));
            evidence.setArray(3, arrays.createArrayOf("int8", keys.low()));
            evidence.setArray(4, arrays.createArrayOf("int2", keys.classes()));
            evidence.executeUpdate();
        }
        keys.sort();
        persons.setArray(1, arrays.createArrayOf("int4", keys.handlers()));
        persons.setArray(2, arrays.createArrayOf("int2", keys.classes()));
        persons.setArray(3, arrays.createArrayOf("int8", keys.high()));
        persons.setArray(4, arrays.createArrayOf("int8", keys.low()));
        persons.executeUpdate();
        connection.commit();
    }

    /** Numbers of the events that were not there yet. */
    private Map<String, Long> insertEvents(List<Occurrence> all, long[][] nonSensitive, long[][] sensitive)
            throws SQLException {
        int size = all.size();
        int[] handlers = new int[size];
        String[] ids = new String[size];
        byte[][] hashes = new byte[size][];
        long[] occurred = new long[size];
        byte[][] n = new byte[size][];
        byte[][] s = new byte[size][];
        Map<String, byte[]> byName = new HashMap<>();
        for (int i = 0; i < size; i++) {
            Occurrence event = all.get(i);
            handlers[i] = event.handler();
            ids[i] = event.id();
            hashes[i] = event.contentHash();
            occurred[i] = event.occurredAt().toEpochMilli() * 1_000;
            n[i] = isPacked ? Fingerprinting.octets(nonSensitive[i]) : NOTHING;
            s[i] = isPacked ? Fingerprinting.octets(sensitive[i]) : NOTHING;
            byte[] twin = byName.put(name(event.handler(), event.id()), hashes[i]);
            if (twin != null && !Arrays.equals(twin, hashes[i])) {
                throw new IllegalStateException("one event, two contents");
            }
        }
        events.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
        events.setArray(2, arrays.createArrayOf("int4", handlers));
        events.setArray(3, arrays.createArrayOf("text", ids));
        events.setArray(4, arrays.createArrayOf("bytea", hashes));
        events.setArray(5, arrays.createArrayOf("int8", occurred));
        events.setArray(6, arrays.createArrayOf("bytea", n));
        events.setArray(7, arrays.createArrayOf("bytea", s));
        Map<String, Long> fresh = new HashMap<>();
        try (ResultSet rows = events.executeQuery()) {
            while (rows.next()) {
                fresh.put(name(rows.getInt(1), rows.getString(2)), rows.getLong(3));
            }
        }
        if (fresh.size() < byName.size()) {
            requireSameContents(byName, fresh.keySet());
        }
        return fresh;
    }

    /** An event that is there already must be there with the same content. */
    private void requireSameContents(Map<String, byte[]> events, Set<String> fresh) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select content_hash from event where handler_year = ? and source = 1 and id = ?")) {
            for (Map.Entry<String, byte[]> event : events.entrySet()) {
                if (!fresh.contains(event.getKey())) {
                    String[] parts = event.getKey().split("/", 2);
                    select.setInt(1, Integer.parseInt(parts[0]));
                    select.setString(2, parts[1]);
                    try (ResultSet row = select.executeQuery()) {
                        if (!row.next() || !Arrays.equals(row.getBytes(1), event.getValue())) {
                            throw new IllegalStateException("one event, two contents");
                        }
                    }
                }
            }
        }
    }

    private static String name(int handler, String id) {
        return handler + "/" + id;
    }

    @Override
    public void forgetRound() {
        round = List.of();
    }

    @Override
    public Work.Truth counts() throws SQLException {
        List<Long> nonSensitive = new ArrayList<>();
        List<Long> sensitive = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select non_sensitive, sensitive from handler_year order by id")) {
            while (rows.next()) {
                nonSensitive.add(rows.getLong(1));
                sensitive.add(rows.getLong(2));
            }
        }
        connection.commit();
        return new Work.Truth(nonSensitive, sensitive);
    }

    @Override
    public List<Long> servers() {
        return List.of(server.pid());
    }

    @Override
    public OptionalLong logPosition() throws SQLException {
        return OptionalLong.of(BenchmarkDatabase.logPosition(database));
    }

    @Override
    public OptionalLong diskBytes() throws SQLException {
        return OptionalLong.of(BenchmarkDatabase.tableBytes(database) - emptyBytes);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        server.drop(NAME);
    }
}
