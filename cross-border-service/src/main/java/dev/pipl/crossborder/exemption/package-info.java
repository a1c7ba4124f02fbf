/**
 * The grounds on which a transfer needs none of the three routes (CBDF 4 to 6; PIPL 38(2)): their approval by a person
 * where the law's reading asks for one, and the negative lists of the free-trade zones.
 */
package dev.pipl.crossborder.exemption;
