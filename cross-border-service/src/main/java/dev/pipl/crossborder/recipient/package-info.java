/**
 * Overseas recipients (境外接收方): whom a handler provides personal information to. Plain JDBC throughout, although a
 * recipient is no ledger matter by itself: the ledger reads it for every transfer, and one kind of transaction is simpler
 * than two kinds over one table.
 */
package dev.pipl.crossborder.recipient;
