/** What the ledger does at scale: many handlers in a bounded heap, and several instances at once under faults. */
package dev.pipl.system.scale;
