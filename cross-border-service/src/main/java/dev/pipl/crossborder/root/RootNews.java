package dev.pipl.crossborder.root;

import dev.pipl.events.Event;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.events.Wording;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.alert.Severity;
import dev.pipl.events.crossborder.LedgerRootKeyIntroduced;
import dev.pipl.events.crossborder.LedgerRootSigned;
import dev.pipl.kit.outbox.Outgoing;
import dev.pipl.law.time.BeijingCalendar;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** What others hear of roots and their keys. */
public final class RootNews {

    /** Where it comes from. */
    public static final URI SOURCE = URI.create("/cross-border");

    /** The same for all, so that they keep their order. */
    private static final String KEY = "ledger";

    private static final List<String> PROVISIONS = List.of("PIPL-51");

    private RootNews() {}

    /** A root is signed. */
    public static Outgoing signed(SignedRoot root) {
        RootStatement said = root.statement();
        String number = Long.toString(said.number());
        return event(
                EventIds.of("ledger-root-signed", number, root.jws()),
                number,
                said.signedAt(),
                new LedgerRootSigned(
                        said.number(),
                        BeijingCalendar.at(said.signedAt()),
                        said.previous(),
                        said.handlerYears(),
                        said.treeHash(),
                        said.keyId(),
                        root.jws()));
    }

    /** A key is introduced. */
    public static Outgoing introduced(RootKey key) {
        KeyIntroduction said = key.introduction();
        return event(
                EventIds.of("ledger-root-key-introduced", said.keyId()),
                said.keyId(),
                said.introducedAt(),
                new LedgerRootKeyIntroduced(
                        said.keyId(),
                        said.publicKey(),
                        said.previousKeyId(),
                        said.lastRoot(),
                        BeijingCalendar.at(said.introducedAt()),
                        key.jws(),
                        key.jwsByPrevious()));
    }

    /**
     * The ledger is not what was signed; no further root is signed over it.
     *
     * @param number of the root that it contradicts
     */
    public static AlertRaised contradicted(Contradiction found, long number, Instant now) {
        ChainHead head = found.rooted();
        String place = head == null ? "" : head.handlerId() + "/" + head.year() + "/" + head.sequence();
        String zh = head == null ? "" : "（" + head.year() + " 年度台账第 " + head.sequence() + " 行）";
        String en = head == null ? "" : " (ledger of " + head.year() + ", row " + head.sequence() + ")";
        return alert(
                EventIds.of(
                        "alert",
                        "ledger-root-contradicted",
                        Long.toString(number),
                        found.kind().name(),
                        place),
                now,
                "ledger-root-contradicted",
                head == null ? null : head.handlerId(),
                new Wording(
                        "台账与已签名的第 " + number + " 号根不符" + zh + "：" + zh(found.kind()) + "，已停止签名",
                        "The ledger contradicts signed root " + number + en + ": " + en(found.kind())
                                + "; signing has stopped"),
                head == null ? Long.toString(number) : Integer.toString(head.year()));
    }

    /** No root can be signed, for the key cannot be had; told once a day for as long as it lasts. */
    public static AlertRaised keyUnreadable(String keyId, Instant now) {
        String day = BeijingCalendar.dateOf(now).toString();
        return alert(
                EventIds.of("alert", "ledger-root-key-unreadable", keyId, day),
                now,
                "ledger-root-key-unreadable",
                null,
                new Wording(
                        "台账根的签名密钥无法使用，已停止签名",
                        "The key that signs the ledger's roots cannot be used; signing has stopped"),
                keyId);
    }

    /** An operator has put a new key in the place of a lost one, which could not vouch for it. */
    public static AlertRaised keyReplaced(RootKey key, Instant now) {
        return alert(
                EventIds.of("alert", "ledger-root-key-replaced", key.keyId()),
                now,
                "ledger-root-key-replaced",
                null,
                new Wording(
                        "台账根的签名密钥遗失，已由运营方更换；新密钥未经旧密钥签名，请另行核对其标识",
                        "The key that signs the ledger's roots was lost and an operator has replaced it; the old key has"
                                + " not signed the new one, so compare its id by another way"),
                key.keyId());
    }

    private static String zh(Contradiction.Kind kind) {
        return switch (kind) {
            case CHAIN_GONE -> "整条链已不存在";
            case ROW_GONE -> "该行已不存在";
            case ROW_CHANGED -> "该行的哈希已改变";
            case ROOT_CHANGED -> "保存的根与其签名不符";
        };
    }

    private static String en(Contradiction.Kind kind) {
        return switch (kind) {
            case CHAIN_GONE -> "the whole chain is gone";
            case ROW_GONE -> "the row is gone";
            case ROW_CHANGED -> "the row has another hash";
            case ROOT_CHANGED -> "the root as kept is not what was signed";
        };
    }

    private static AlertRaised alert(
            String id, Instant now, String code, String handlerId, Wording title, String subject) {
        return new AlertRaised(
                id, BeijingCalendar.at(now), Severity.CRITICAL, code, handlerId, title, PROVISIONS, subject);
    }

    private static Outgoing event(String id, String subject, Instant at, Event data) {
        return Outgoing.of(EventEnvelope.of(id, SOURCE, at, subject, data).withPartitionkey(KEY));
    }
}
