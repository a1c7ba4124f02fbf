package dev.pipl.crossborder.ledger;

import java.util.Optional;

/**
 * Which entry of a row is meant, for whoever has to look it up.
 *
 * @param index counts the row's entries from 0
 * @param kind as {@code docs/ledger-format.md} numbers them
 * @param source of the pipeline's event, of a void's the voided event's; empty for entries that are no such event
 * @param id of that event, or of the registry event, opening, decision, review, rule or succession
 */
public record EntryName(int index, int kind, Optional<String> source, String id) {

    static EntryName of(int index, Entry entry) {
        if (entry instanceof Entry.Transfer transfer) {
            return new EntryName(
                    index,
                    EntryDraft.TRANSFER,
                    Optional.of(transfer.identity().source()),
                    transfer.identity().id());
        } else if (entry instanceof Entry.VoidProposal proposal) {
            return new EntryName(
                    index,
                    EntryDraft.VOID_PROPOSAL,
                    Optional.of(proposal.identity().source()),
                    proposal.identity().id());
        } else if (entry instanceof Entry.VoidApproval approval) {
            return new EntryName(
                    index,
                    EntryDraft.VOID_APPROVAL,
                    Optional.of(approval.voided().source()),
                    approval.voided().id());
        } else if (entry instanceof Entry.Profile profile) {
            return new EntryName(index, EntryDraft.PROFILE, Optional.empty(), profile.eventId());
        } else if (entry instanceof Entry.Opening opening) {
            return new EntryName(index, EntryDraft.OPENING, Optional.empty(), opening.eventId());
        } else if (entry instanceof Entry.GroundDecided decided) {
            return new EntryName(index, EntryDraft.GROUND_DECIDED, Optional.empty(), decided.decisionId());
        } else if (entry instanceof Entry.RouteReview review) {
            return new EntryName(index, EntryDraft.ROUTE_REVIEW, Optional.empty(), review.reviewId());
        } else if (entry instanceof Entry.RuleChange change) {
            return new EntryName(index, EntryDraft.RULE_CHANGE, Optional.empty(), change.eventId());
        }
        Entry.TakeOver taken = (Entry.TakeOver) entry;
        return new EntryName(index, EntryDraft.TAKE_OVER, Optional.empty(), taken.successionId() + "/" + taken.part());
    }

    @Override
    public String toString() {
        return source.map(from -> from + " ").orElse("") + id;
    }
}
