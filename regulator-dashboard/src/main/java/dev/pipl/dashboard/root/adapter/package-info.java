/** The newest root from its topic, in the database. */
package dev.pipl.dashboard.root.adapter;
