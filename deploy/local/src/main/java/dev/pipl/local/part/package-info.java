/** The parts of the platform: what each is called, which port it has, how it is prepared, started and known to be well. */
package dev.pipl.local.part;
