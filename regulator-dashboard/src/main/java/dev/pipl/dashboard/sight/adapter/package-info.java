/** A caller's sight as a condition in SQL. */
package dev.pipl.dashboard.sight.adapter;
