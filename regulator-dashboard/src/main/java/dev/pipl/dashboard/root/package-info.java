/** The signed roots over the ledgers' heads, as far as the page shows them. */
package dev.pipl.dashboard.root;
