/**
 * Looks ahead: warns before a count reaches a limit of the law, and projects when it may. The percentages and the
 * statistics are the platform's own; the law knows only the limits. A projection decides nothing.
 */
package dev.pipl.crossborder.outlook;
