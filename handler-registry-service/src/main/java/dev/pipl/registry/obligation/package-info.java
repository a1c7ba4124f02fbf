/** What a handler owes: derived from its facts and its route, with article and last day. */
package dev.pipl.registry.obligation;
