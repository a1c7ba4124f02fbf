package dev.pipl.kit.inbox.adapter;

import dev.pipl.kit.inbox.NotYet;
import dev.pipl.kit.inbox.Received;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A database with one partition's offset, which can be put back, fail, and break off at the commit. */
final class PositionInMemory implements Effect {
    /** The offsets of the events that have taken effect, in that order. */
    final List<Long> effects = new ArrayList<>();

    private Long stored = 0L;
    private Long notYet;
    private Boolean brokenCommit;

    long stored() {
        return stored;
    }

    /** As another instance, or a restore to another moment, leaves it behind; null is no row. */
    void putTo(Long next) {
        stored = next;
        effects.removeIf(offset -> next == null || offset >= next);
    }

    /** The event at that offset cannot take effect yet; null lets all take effect again. */
    void failAt(Long offset) {
        notYet = offset;
    }

    /** The connection breaks at the next commit, which the database has made or not. */
    void breakCommit(boolean made) {
        brokenCommit = made;
    }

    @Override
    public List<Received> commit(Delivery delivery) throws SQLException {
        List<Long> fresh = fresh(delivery);
        if (fresh.contains(notYet)) {
            throw new NotYet("what it needs");
        }
        boolean breaks = brokenCommit != null;
        if (!breaks || brokenCommit) {
            move(delivery);
            effects.addAll(fresh);
        }
        brokenCommit = null;
        if (breaks) {
            throw new SQLException("the connection broke", "08006");
        }
        return delivery.events().stream()
                .filter(event -> fresh.contains(event.offset()))
                .toList();
    }

    /** As the real one does for a record that is put aside. */
    void move(Delivery delivery) {
        delivery.requireContinues(stored);
        stored = Math.max(stored, delivery.next());
    }

    private List<Long> fresh(Delivery delivery) {
        delivery.requireContinues(stored);
        return delivery.events().stream()
                .map(Received::offset)
                .filter(offset -> offset >= stored)
                .toList();
    }

    @Override
    public boolean admits(List<Received> before, Received event) {
        return true;
    }
}
