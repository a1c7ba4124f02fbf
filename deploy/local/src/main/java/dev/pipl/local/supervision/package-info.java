/** Keeps the parts running: start by need, restart after death, stop in reverse, recognise orphans, one launcher only. */
package dev.pipl.local.supervision;
