/** The review on PostgreSQL: the follower of the committed ledger, flows and findings, and how they are read over HTTP. */
package dev.pipl.crossborder.review.adapter;
