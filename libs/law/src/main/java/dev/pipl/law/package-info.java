/**
 * The law as dated data: provisions with their Chinese and English text, the numbers they fix and since when, and the
 * findings in which every decision names the provision it rests on. Plain Java; no clock, no I/O but the class path.
 */
package dev.pipl.law;
