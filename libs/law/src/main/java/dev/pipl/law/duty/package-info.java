/**
 * What a handler owes on a date, derived from its dated facts and the route its transfers need: which duty, by which
 * article, since when and until when.
 */
package dev.pipl.law.duty;
