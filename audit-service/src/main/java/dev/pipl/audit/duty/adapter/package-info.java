/** The audit duty over HTTP, declared frequencies in the database, and the check for last days that have passed. */
package dev.pipl.audit.duty.adapter;
