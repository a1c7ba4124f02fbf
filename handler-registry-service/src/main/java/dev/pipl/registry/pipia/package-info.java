/** Impact assessments (PIPIA, PIPL 55 and 56): their record, whether they came in time, and what took their place. */
package dev.pipl.registry.pipia;
