/** Self-audits over HTTP and in the database. */
package dev.pipl.audit.selfaudit.adapter;
