/** Protection officers, whose designation and report PIPL 52 asks for. */
package dev.pipl.registry.officer;
