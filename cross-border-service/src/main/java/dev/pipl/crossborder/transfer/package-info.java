/**
 * The form of a transfer event, and nothing else: what a pipeline sent becomes an {@link
 * dev.pipl.crossborder.transfer.OutboundTransfer} or a {@link dev.pipl.crossborder.transfer.TransferVoid}, or a {@link
 * dev.pipl.crossborder.transfer.Rejection} with a stable code that repeats no subject token.
 *
 * <p>Form, identity and time reject; a defect of law (no separate consent, a restricted recipient) never does, because
 * the ledger records what happened. Whether handler and recipient are known is asked of their projections afterwards.
 */
package dev.pipl.crossborder.transfer;
