/**
 * What a single provision abroad needs besides its route: a mechanism that carries it, an impact assessment made
 * beforehand, a notice, separate consent where consent is the basis, and a recipient whose name on an announced list has
 * been looked at (PIPL 38, 39, 42, 55).
 */
package dev.pipl.law.condition;
