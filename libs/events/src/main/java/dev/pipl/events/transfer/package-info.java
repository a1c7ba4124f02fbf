/** What pipelines publish about provisions abroad, and what became of the records that could not be taken. */
package dev.pipl.events.transfer;
