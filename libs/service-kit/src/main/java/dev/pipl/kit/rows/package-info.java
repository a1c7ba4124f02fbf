/** Reading what a query of plain JDBC answers: its rows, and the instants in them. */
package dev.pipl.kit.rows;
